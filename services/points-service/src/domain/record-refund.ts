import { err, ok } from '@laurel/kernel'
import { type Account, newAccount } from './account.ts'
import { type Change, changeFrom, type Meta, noChange, type Outcome } from './change.ts'
import { type EarningPolicy, policyAt } from './earning-policy.ts'
import { type AwaitedLot, awaitedLot, isPurchaseLot, type Lot } from './lot.ts'
import type { Refund } from './purchase.ts'
import type { RefundFigures } from './reckon-reversal.ts'
import { reverse } from './reverse.ts'

/** What a refund needs to know. */
export type RefundState = {
  readonly account: Account | null
  /** The lot of the purchase, whether it has points left or not; null if nothing of it is known. */
  readonly lot: Lot | null
  /** All of the member's lots that have points left, in any order; the purchase's own may be among them. */
  readonly lots: readonly Lot[]
}

/**
 * A refund takes back the points that its part of the purchase earned [6.13]. Told again, it changes nothing. Told
 * before its purchase, it is kept with the purchase's lot until the purchase is told.
 *
 * Refusals: INVALID_AMOUNT (not above zero, or no safe integer), CURRENCY_NOT_SUPPORTED, REFUND_CONFLICT (known with
 * another amount), REFUND_EXCEEDS_PURCHASE (with the refunds before it, more than was paid).
 */
export const recordRefund = (
  policies: readonly EarningPolicy[],
  refund: Refund,
  state: RefundState,
  meta: Meta,
): Outcome => {
  const { refundId, amountMinor, refundedAt } = refund
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return err('INVALID_AMOUNT')
  const lot = state.lot ?? awaitedLot(refund.memberId, refund.purchaseId)
  const isKnown = isPurchaseLot(lot)
  const currency = isKnown ? lot.currency : policyAt(policies, refundedAt).currency
  if (refund.currency !== currency) return err('CURRENCY_NOT_SUPPORTED')
  const told = lot.refunds.find((candidate) => candidate.refundId === refundId)
  if (told) return told.amountMinor === amountMinor ? ok(noChange) : err('REFUND_CONFLICT')

  const account = state.account ?? newAccount(refund.memberId)
  const figures = { refundId, amountMinor, refundedAt }
  if (!isKnown) return ok(kept(figures, lot, state.account ? null : account))
  const others = state.lots.filter(isPurchaseLot).filter(({ _id }) => _id !== lot._id)
  const reversed = reverse(policies, figures, { account, lot, others }, meta)
  return reversed.ok ? ok(changeFrom(state.account, reversed.value)) : reversed
}

const kept = (refund: RefundFigures, lot: AwaitedLot, account: Account | null): Change => {
  const record = { ...refund, state: 'awaiting-purchase', reversed: 0, alreadyEnded: 0 } as const
  return { ...noChange, account, lots: [{ ...lot, refunds: [...lot.refunds, record] }] }
}
