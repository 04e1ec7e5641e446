// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.

/** A benefit that is withheld from the member, and why (clauses 2.4, 9.3). Avro: `laurel.member.Restriction`. */
export interface Restriction {
  /** Code of the benefit withheld. */
  readonly benefit: string
  /** Stable code of the reason; the words for the member stay with member-service. */
  readonly reasonCode: string
  /** When it ends by itself (9.6), epoch milliseconds UTC; null while no end is set. */
  readonly endsAt: number | null
}
