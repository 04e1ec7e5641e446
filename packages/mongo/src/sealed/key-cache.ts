import type { Clock } from '@laurel/kernel'

/** Keeps the newest `capacity` values, each for at most `maxAgeMs`: least recently used goes first. */
export interface KeyCache<T> {
  get(id: string): T | undefined
  set(id: string, value: T): void
  delete(id: string): void
}

/** How much a cache holds, and for how long. */
export interface KeyCacheOptions {
  readonly capacity: number
  readonly maxAgeMs: number
  readonly clock: Clock
}

/** A cache in this process's memory. A Map keeps the order of insertion, so its first entry is the oldest used. */
export const createKeyCache = <T>({ capacity, maxAgeMs, clock }: KeyCacheOptions): KeyCache<T> => {
  const entries = new Map<string, { readonly value: T; readonly until: number }>()
  return {
    get: (id) => {
      const entry = entries.get(id)
      if (!entry) return undefined
      entries.delete(id)
      if (entry.until <= clock.now()) return undefined
      entries.set(id, entry)
      return entry.value
    },
    set: (id, value) => {
      entries.delete(id)
      entries.set(id, { value, until: clock.now() + maxAgeMs })
      const oldest = entries.keys().next()
      if (entries.size > capacity && !oldest.done) entries.delete(oldest.value)
    },
    delete: (id) => {
      entries.delete(id)
    },
  }
}
