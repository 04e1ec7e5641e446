// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.

/** The member's points after the transaction. Whole points (clauses 1.3, 6.8). Avro: `laurel.points.Balance`. */
export interface Balance {
  /** Points that can be spent now. */
  readonly available: number
  /** Points set aside for an order or a redemption that is not settled yet. */
  readonly held: number
  /** Points promised but not usable yet. */
  readonly pending: number
  /** Points owed after a refund, repaid by the next points earned (6.13). Never negative. */
  readonly debt: number
}
