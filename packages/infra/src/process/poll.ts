import { setTimeout as wait } from 'node:timers/promises'

/** Asks `question` again and again until it gives something other than null; rejects when `signal` aborts. */
export async function poll<T>(question: () => Promise<T | null>, signal: AbortSignal, everyMs = 50): Promise<T> {
  for (;;) {
    signal.throwIfAborted()
    const answer = await question()
    if (answer !== null) return answer
    await wait(everyMs, undefined, { signal })
  }
}
