import type { Clock } from '@laurel/kernel'
import { type AdjustableClock, adjustableClock } from './adjustable-clock.ts'
import { systemClock } from './system-clock.ts'

/** The two settings that choose a process's clock; `baseSettings` has both. */
export type ClockSettings = {
  readonly LAUREL_MODE: 'development' | 'production'
  readonly LAUREL_CLOCK_START?: number | undefined
}

/** A process's clock. `adjustable` is null in production: there is nothing there to move. */
export type ProcessClock = { readonly clock: Clock; readonly adjustable: AdjustableClock | null }

/**
 * The clock of this process: the machine's in production; in development an adjustable one that starts at
 * LAUREL_CLOCK_START, or now.
 *
 * @throws Error when a start is given in production, where settings should have refused it already
 */
export function processClock(settings: ClockSettings): ProcessClock {
  if (settings.LAUREL_MODE === 'production') {
    if (settings.LAUREL_CLOCK_START !== undefined) throw new Error('LAUREL_CLOCK_START is refused in production')
    return { clock: systemClock(), adjustable: null }
  }
  const adjustable = adjustableClock(settings.LAUREL_CLOCK_START ?? Date.now())
  return { clock: adjustable, adjustable }
}
