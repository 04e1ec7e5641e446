import type { Instant } from '@laurel/kernel'

const keptMs = 3 * 24 * 60 * 60_000

/**
 * How long a key lives that seals for somebody who may never become a member [7.1]. MongoDB removes it by its own clock,
 * not by the process's, which development can set to another day; so this one time is counted from the machine's.
 */
export function trialKeyLifetime(now: Instant): { readonly now: Instant; readonly removeAt: number } {
  return { now, removeAt: Date.now() + keptMs }
}
