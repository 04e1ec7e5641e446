import type { Log } from './log.ts'

const TELL_EVERY_MS = 2000

/**
 * Runs `work` as one step that a person can follow: says what it does, a sign of life every two seconds (with `note()`,
 * for example the megabytes fetched so far), and how long it took.
 */
export async function step<T>(log: Log, title: string, work: () => Promise<T>, note = () => ''): Promise<T> {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  log(`${title} …`)
  const timer = setInterval(() => log(`${title} … ${seconds()}${note()}`), TELL_EVERY_MS)
  try {
    const result = await work()
    log(`${title}: done in ${seconds()}`)
    return result
  } finally {
    clearInterval(timer)
  }
}
