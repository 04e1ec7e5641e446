import type { Clock } from '@laurel/kernel'
import type { Logger, Part } from '@laurel/service-kit'
import { repeated } from './repeated.ts'

const everyMs = 60_000

/** Reads the signing keys again every minute, so that a key made by another replica is known long before it is needed. */
export function renewKeysJob(ring: { renew(now: number): Promise<void> }, clock: Clock, log: Logger): Part {
  return repeated('renew-keys', everyMs, log, () => ring.renew(clock.now()))
}
