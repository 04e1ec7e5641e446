import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const LINES_MAX = 20_000

/** What a child process has written, over all its lives, in order. Old lines go when there are very many. */
export interface ProcessLog {
  collect(...streams: readonly (Readable | null)[]): void
  lines(): readonly string[]
  /** The newest lines, for the message of a failed test. */
  tail(count?: number): string
}

export function processLog(): ProcessLog {
  const lines: string[] = []
  const add = (line: string): void => {
    lines.push(line)
    if (lines.length > LINES_MAX) lines.splice(0, LINES_MAX / 2)
  }
  return {
    collect(...streams) {
      for (const input of streams) if (input !== null) createInterface({ input }).on('line', add)
    },
    lines: () => lines,
    tail: (count = 15) => lines.slice(-count).join('\n'),
  }
}
