/** A sleep that `wake` ends early; a wake between two sleeps ends the next one at once. */
export interface Waker {
  readonly wake: () => void
  wait(ms: number): Promise<void>
}

export function createWaker(): Waker {
  let pending = false
  let resume: (() => void) | undefined
  return {
    wake() {
      pending = true
      resume?.()
    },
    async wait(ms) {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          resume = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      pending = false
      resume = undefined
    },
  }
}

/** Exponential, from 50 ms to 5 s, no jitter: each service has one relay and few consumers. */
export function backoffMs(attempt: number): number {
  return Math.min(5_000, 50 * 2 ** Math.min(attempt - 1, 10))
}
