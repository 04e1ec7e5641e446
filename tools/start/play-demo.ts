import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from './running-file.ts'
import { StartFailure } from './start-failure.ts'

type Demo = (on: { http: string; brokers: string[]; mongodb: string; print: (line: string) => void }) => Promise<void>

/** Plays the story in e2e/demo against what runs; throws when the story does not come out as told. */
export async function playDemo(root: string, running: Running, print: (line: string) => void): Promise<void> {
  const file = join(root, 'e2e', 'demo', 'demo.ts')
  if (!existsSync(file)) {
    throw new StartFailure('LAUREL_START_NO_DEMO', `There is no ${file}.`, 'start without --demo.')
  }
  const { demo }: { demo: Demo } = await import(pathToFileURL(file).href)
  const { http, brokers, mongodb } = running
  await demo({ http, brokers, mongodb, print }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    const next = 'see the last step above; .laurel/logs/ has the side of the services.'
    throw new StartFailure('LAUREL_DEMO_FAILED', `The demo failed. ${why}`, next, { cause })
  })
}
