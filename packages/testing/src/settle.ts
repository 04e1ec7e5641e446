import { setTimeout as delay } from 'node:timers/promises'

/**
 * Waits until `check` gives something other than undefined or false, and returns it. For outcomes that come by topics;
 * a test never sleeps for a guessed time.
 * @throws after `timeoutMs`, naming `what` was waited for.
 */
export async function settle<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const result = await check()
    if (result !== undefined && result !== false) return result
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`)
    await delay(15)
  }
}
