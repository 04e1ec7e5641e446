/** A stretch of time by the machine's monotonic clock, ms. It is the same for all processes, and for V8's profiles. */
export interface Span {
  readonly from: number
  readonly to: number
}

export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Tells for ever later times whether they lie in one of `spans`, which are in order and apart. */
export function insideOf(spans: readonly Span[]): (at: number) => boolean {
  let next = 0
  return (at) => {
    while (next < spans.length && (spans[next] as Span).to < at) next += 1
    const span = spans[next]
    return span !== undefined && span.from <= at
  }
}
