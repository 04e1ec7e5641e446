import type { Clock } from '@laurel/kernel'

/**
 * A clock that reads `start` now and runs on at the speed of real time. It counts elapsed time monotonically, so it
 * never goes back, even when the machine's clock is set back.
 *
 * @param start epoch ms
 */
export function clockFrom(start: number): Clock {
  const origin = performance.now()
  return { now: () => Math.trunc(start + performance.now() - origin) }
}
