import type { Clock } from '@laurel/kernel'

/** The machine's clock. The only clock in production. */
export function systemClock(): Clock {
  return { now: () => Date.now() }
}
