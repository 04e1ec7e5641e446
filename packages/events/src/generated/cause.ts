// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.

/** What made a posting: the business fact that it answers (clause 6.8). Avro: `laurel.points.Cause`. */
export interface Cause {
  /** Kind of the fact, such as purchase, refund or activity. */
  readonly type: string
  /** The fact's id in the system that it comes from. */
  readonly id: string
}
