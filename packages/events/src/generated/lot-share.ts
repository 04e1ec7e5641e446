// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.

/** The part of one lot of points that a posting touches (clauses 6.9, 6.10). Avro: `laurel.points.LotShare`. */
export interface LotShare {
  /** The lot. */
  readonly lotId: string
  /** Last Shanghai day on which the lot can be used, YYYY-MM-DD (6.9). */
  readonly endsOn: string
  /** Whole points of this lot that are concerned; never negative. */
  readonly points: number
}
