import { parseArgs } from 'node:util'

export const PARTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const
export type Part = (typeof PARTS)[number]

/** What a run measures. `events` is the size of (a); the other parts take a share of it. */
export interface BenchOptions {
  readonly parts: readonly Part[]
  readonly events: number
  readonly seed: number
  readonly profile: boolean
}

export class WrongOption extends Error {}

/** @throws WrongOption in words for whoever typed it. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parse(args)
  const unknown = positionals.filter((name) => !isPart(name))
  if (unknown.length > 0) throw new WrongOption(`no part ${unknown.join(', ')}; there are ${PARTS.join(' ')}`)
  const chosen = positionals.filter(isPart)
  return {
    parts: chosen.length === 0 && !values.profile ? PARTS : chosen,
    events: whole('events', values.events, 1_000),
    seed: whole('seed', values.seed, 0),
    profile: values.profile,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        events: { type: 'string', default: '60000' },
        seed: { type: 'string', default: '20261123' },
        profile: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new WrongOption(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function isPart(name: string): name is Part {
  return (PARTS as readonly string[]).includes(name)
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least) throw new WrongOption(`--${name} is a whole number from ${least}`)
  return value
}
