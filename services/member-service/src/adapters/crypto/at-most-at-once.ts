/** Runs tasks, at most `limit` at a time, in the order they came. */
export function atMostAtOnce(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      // The place goes straight to the next in line, so that nobody who comes just now can take it.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
