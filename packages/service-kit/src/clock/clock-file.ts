import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { AdjustableClock } from './adjustable-clock.ts'

const LOOK_EVERY_MS = 200

/** Follows how far ahead of the machine's clock development has moved the time, for all processes of one machine. */
export type FollowedClock = {
  /** Tells every process that follows the same file to read what this one's clock reads. */
  tell(): void
  stop(): void
}

/**
 * Keeps `clock` as far ahead as the file at `path` says, from now on; a missing file says nothing. Processes see a move within
 * a quarter of a second. The file outlives them: what is stored lies in the moved time, and so must the next start.
 */
export function followClockFile(clock: AdjustableClock, path: string): FollowedClock {
  const follow = (): void => {
    const aheadMs = readAhead(path)
    // A clock that is there already, or further, refuses: time is never moved back.
    if (aheadMs !== null) clock.set(Date.now() + aheadMs)
  }
  follow()
  const timer = setInterval(follow, LOOK_EVERY_MS).unref()
  return {
    tell() {
      writeFileSync(`${path}.new`, `${JSON.stringify({ aheadMs: clock.now() - Date.now() })}\n`)
      renameSync(`${path}.new`, path)
    },
    stop: () => clearInterval(timer),
  }
}

function readAhead(path: string): number | null {
  try {
    const { aheadMs } = JSON.parse(readFileSync(path, 'utf8')) as { aheadMs?: unknown }
    return typeof aheadMs === 'number' && Number.isSafeInteger(aheadMs) ? aheadMs : null
  } catch {
    return null
  }
}
