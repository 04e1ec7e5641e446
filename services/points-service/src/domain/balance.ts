/** A member's whole points; no figure is ever below zero: what is owed is `debt`, not a negative `available`. */
export type Balance = {
  /** Can be spent now. */
  readonly available: number
  /** Set aside for an order or a redemption that is not settled. */
  readonly held: number
  /** Promised, not usable yet. */
  readonly pending: number
  /** Owed after a refund, repaid by the next points earned [6.13]. */
  readonly debt: number
}

/** Only the four figures, of an account or of anything else that has them. */
export const balanceOf = ({ available, held, pending, debt }: Balance): Balance => ({ available, held, pending, debt })
