import { dirname, join } from 'node:path'

/** Where a benchmark runs, and what every part of it is given. */
export interface Ground {
  readonly brokers: readonly string[]
  readonly mongodbUrl: string
  /** The repository. */
  readonly root: string
  /** Where results, logs and profiles are kept: `.laurel/bench`. */
  readonly folder: string
  readonly events: number
  readonly seed: number
  readonly print: (line: string) => void
}

export function openGround(
  environment: NodeJS.ProcessEnv,
  { events, seed }: { readonly events: number; readonly seed: number },
): Ground {
  const { KAFKA_BROKERS, MONGODB_URL } = environment
  if (!KAFKA_BROKERS || !MONGODB_URL) throw new Error('run this by `npm run bench`, which starts broker and database')
  const root = dirname(dirname(import.meta.dirname))
  return {
    brokers: KAFKA_BROKERS.split(','),
    mongodbUrl: MONGODB_URL,
    root,
    folder: join(root, '.laurel', 'bench'),
    events,
    seed,
    print: (line) => console.log(line),
  }
}
