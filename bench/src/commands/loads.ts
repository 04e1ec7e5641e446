import { setTimeout as wait } from 'node:timers/promises'
import type { ReportSender } from './report-sender.ts'

export interface LoadRun {
  readonly times: readonly number[]
  readonly perSecond: number
}

/** So many at once: each sends its next when it has its answer. */
export async function closedLoop(send: ReportSender, count: number, atOnce: number): Promise<LoadRun> {
  const times: number[] = []
  let left = count
  const began = performance.now()
  const client = async () => {
    while (left > 0) {
      left -= 1
      times.push(await send())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, client))
  return { times, perSecond: (times.length / (performance.now() - began)) * 1000 }
}

/**
 * So many a second, evenly, whether or not the ones before are answered. What cannot keep up shows as time, which a closed
 * loop would hide: times count from when a request was due.
 */
export async function openLoop(send: ReportSender, perSecond: number, seconds: number): Promise<LoadRun> {
  const running: Promise<number>[] = []
  const began = performance.now()
  const count = Math.floor(perSecond * seconds)
  for (let number = 0; number < count; number += 1) {
    const due = began + (number / perSecond) * 1000
    const early = due - performance.now()
    if (early > 0.5) await wait(early)
    const late = Math.max(0, performance.now() - due)
    running.push(send().then((ms) => ms + late))
  }
  const times = await Promise.all(running)
  return { times, perSecond: (times.length / (performance.now() - began)) * 1000 }
}
