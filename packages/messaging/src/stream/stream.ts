/**
 * What a service knows of one member's traffic, in one document per member. Every transaction that touches a member
 * writes it, so two transactions for the same member always conflict and one of them runs again: that is what keeps
 * the numbers below without a gap, whichever replica, consumer or request made them (ADR 0003, ADR 0004).
 */
export interface Stream {
  readonly _id: string
  /** Logical time of the newest transaction that touched the member; orders outbox documents. */
  readonly clock: number
  /** Last number given out, per topic this service writes. */
  readonly out: Readonly<Record<string, number>>
  /** Last number taken, per numbered topic and writer this service reads. */
  readonly in: Readonly<Record<string, number>>
  /** Messages that wait in the dead-letter store, per topic. While one waits, the member's later ones queue behind it. */
  readonly parked: Readonly<Record<string, number>>
}

/** How a number that came compares with the last one taken. `missed` counts the numbers skipped. */
export type Arrival =
  | { readonly kind: 'next' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'gap'; readonly missed: number }

export function emptyStream(memberId: string): Stream {
  return { _id: memberId, clock: 0, out: {}, in: {}, parked: {} }
}

/** BSON field names must not hold dots, or a query would read them as paths. */
export function streamKey(topic: string, source?: string): string {
  const key = source === undefined ? topic : `${topic}<${source}`
  return key.replaceAll('.', '/')
}

export function arrival(stream: Stream, key: string, seq: number): Arrival {
  const last = stream.in[key] ?? 0
  if (seq <= last) return { kind: 'duplicate' }
  return seq === last + 1 ? { kind: 'next' } : { kind: 'gap', missed: seq - last - 1 }
}

export function withArrived(stream: Stream, key: string, seq: number): Stream {
  return { ...stream, in: { ...stream.in, [key]: seq } }
}

export function withParked(stream: Stream, key: string, change: 1 | -1): Stream {
  const parked = { ...stream.parked, [key]: Math.max(0, (stream.parked[key] ?? 0) + change) }
  if (parked[key] === 0) delete parked[key]
  return { ...stream, parked }
}

export function isParked(stream: Stream, key: string): boolean {
  return (stream.parked[key] ?? 0) > 0
}

/** Gives out the next number of `key`. */
export function nextNumber(stream: Stream, key: string): { readonly stream: Stream; readonly seq: number } {
  const seq = (stream.out[key] ?? 0) + 1
  return { seq, stream: { ...stream, out: { ...stream.out, [key]: seq } } }
}

/**
 * Logical time for a transaction that touches `streams`: later than every one of theirs, and not behind the wall clock
 * `now` (epoch ms). Replicas whose clocks differ still order one member's transactions rightly.
 */
export function nextClock(streams: Iterable<Stream>, now: number): number {
  let clock = now
  for (const stream of streams) clock = Math.max(clock, stream.clock + 1)
  return clock
}
