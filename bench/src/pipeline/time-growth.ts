import { setTimeout as wait } from 'node:timers/promises'

/** From `from` (when it was at `startedAt`) to `to`: what one counter did. Times by performance.now(), ms. */
export interface Growth {
  readonly from: number
  readonly to: number
  readonly startedAt: number
  readonly endedAt: number
}

export interface GrowthWatch {
  readonly what: string
  /** The counter is read again and again, about every 10 ms; it must be cheap. */
  readonly count: () => Promise<number>
  /** Nothing is timed until the counter has reached this. */
  readonly warmUp: number
  readonly target: number
  readonly onWarm?: () => Promise<void>
  readonly assertAlive: () => void
}

const EVERY_MS = 10
const STALL_MS = 60_000

/** Times a counter from the end of the warm-up until its target. Rejects when it stands still for a minute. */
export async function timeGrowth(watch: GrowthWatch): Promise<Growth> {
  let first: { from: number; startedAt: number } | undefined
  let last = -1
  let movedAt = performance.now()
  for (;;) {
    const now = await watch.count()
    const at = performance.now()
    if (now !== last) movedAt = at
    last = now
    if (first === undefined && now >= Math.max(1, watch.warmUp)) {
      first = { from: now, startedAt: at }
      await watch.onWarm?.()
    }
    if (first !== undefined && now >= watch.target) return { ...first, to: now, endedAt: at }
    watch.assertAlive()
    if (at - movedAt > STALL_MS) throw new Error(`${watch.what} stands still at ${now} of ${watch.target}`)
    await wait(EVERY_MS)
  }
}

export function perSecond({ from, to, startedAt, endedAt }: Growth): number {
  return ((to - from) / (endedAt - startedAt)) * 1000
}
