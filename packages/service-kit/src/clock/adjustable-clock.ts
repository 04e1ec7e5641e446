import { type Clock, err, type Instant, ok, type Result } from '@laurel/kernel'
import { clockFrom } from './clock-from.ts'
import { addIsoDuration, parseIsoDuration } from './iso-duration.ts'

/** Why a clock could not be moved. Nothing has changed. */
export type ClockRefusal = 'BAD_DURATION' | 'BAD_INSTANT' | 'BACKWARDS'

/** The answer to a move: the instant the clock now reads, or why it was refused. */
export type ClockMove = Result<Instant, ClockRefusal>

/** A clock that development can move forward, never back: what happened stays in the past (contract.md, `/dev/clock`). */
export type AdjustableClock = Clock & {
  /** Moves on by an ISO 8601 duration, in the Shanghai calendar: `P8D`, `PT36H`, `P1M`. */
  advance(duration: string): ClockMove
  /** Moves on to an instant, epoch ms. An instant before `now()` is refused as BACKWARDS. */
  set(instant: Instant): ClockMove
}

/** The latest instant that a JavaScript Date can show. */
const INSTANT_MAX = 8_640_000_000_000_000

/** An adjustable clock that starts at `start` (epoch ms) and runs on. For development and tests only. */
export function adjustableClock(start: Instant): AdjustableClock {
  let running = clockFrom(start)
  const set = (instant: Instant): ClockMove => {
    if (!Number.isSafeInteger(instant) || instant > INSTANT_MAX) return err('BAD_INSTANT')
    if (instant < running.now()) return err('BACKWARDS')
    running = clockFrom(instant)
    return ok(instant)
  }
  return {
    now: () => running.now(),
    set,
    advance: (duration) => {
      const parsed = parseIsoDuration(duration)
      return parsed === null ? err('BAD_DURATION') : set(addIsoDuration(running.now(), parsed))
    },
  }
}
