/** What is left of a caller's allowance after one more request. */
export type Allowance = {
  readonly allowed: boolean
  readonly remaining: number
  /** Whole seconds until the allowance is full again; at least 1. */
  readonly resetSeconds: number
}

/** More callers than this at once: those whose window began first are forgotten, so that memory stays bounded. */
const CALLERS_MAX = 50_000

type Window = { count: number; endsAt: number }

/**
 * Counts requests per caller in windows that start with the caller's first request.
 *
 * @param now ms that never go back
 */
export function rateWindow(max: number, windowMs: number, now: () => number = () => performance.now()) {
  const windows = new Map<string, Window>()
  return (caller: string): Allowance => {
    const at = now()
    let window = windows.get(caller)
    if (window === undefined || window.endsAt <= at) {
      // Taken out first: a Map keeps the order of insertion, and the first is the one that is dropped.
      if (window !== undefined) windows.delete(caller)
      else if (windows.size >= CALLERS_MAX) dropFirst(windows)
      window = { count: 0, endsAt: at + windowMs }
      windows.set(caller, window)
    }
    window.count += 1
    return {
      allowed: window.count <= max,
      remaining: Math.max(0, max - window.count),
      resetSeconds: Math.max(1, Math.ceil((window.endsAt - at) / 1000)),
    }
  }
}

function dropFirst(windows: Map<string, Window>): void {
  const [first] = windows.keys()
  if (first !== undefined) windows.delete(first)
}
