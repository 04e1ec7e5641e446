import type { Instant, Result } from '@laurel/kernel'
import type { Account } from './account.ts'
import type { LedgerTransaction } from './ledger-transaction.ts'
import type { Lot, PurchaseLot } from './lot.ts'
import type { PointsEvent } from './points-event.ts'

/** What is to be saved and told, all of it or nothing. */
export type Change = {
  /** The account to save; null if it stays as it is. */
  readonly account: Account | null
  /** The lots to save. */
  readonly lots: readonly Lot[]
  readonly transactions: readonly LedgerTransaction[]
  readonly events: readonly PointsEvent[]
}

/** Why a purchase or a refund cannot be taken. The codes are stable. */
export type Refusal =
  /** Below zero, or zero for a refund, or no safe integer. */
  | 'INVALID_AMOUNT'
  | 'CURRENCY_NOT_SUPPORTED'
  /** A purchase or refund of that id is known, with another amount, currency or day. */
  | 'PURCHASE_CONFLICT'
  | 'REFUND_CONFLICT'
  | 'REFUND_EXCEEDS_PURCHASE'

export type Outcome = Result<Change, Refusal>

/** What is not the rule's own to make: the time, and ids that nobody else gets. */
export type Meta = { readonly now: Instant; readonly id: (prefix: string) => string }

/** A rule's work on one purchase, while it goes on: where account and lots stand, and what has been posted. */
export type Progress = {
  readonly account: Account
  readonly lot: PurchaseLot
  readonly otherLots: readonly PurchaseLot[]
  readonly transactions: readonly LedgerTransaction[]
  readonly events: readonly PointsEvent[]
}

/** Nothing to save and nothing to tell, as for a fact that is already known. */
export const noChange: Change = { account: null, lots: [], transactions: [], events: [] }

/** The change that brings what was stored to where the work ended. */
export const changeFrom = (stored: Account | null, { account, lot, otherLots, ...posted }: Progress): Change => ({
  account: account === stored ? null : account,
  lots: [lot, ...otherLots],
  ...posted,
})
