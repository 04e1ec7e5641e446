import { err, ok, shanghaiDay } from '@laurel/kernel'
import { type Account, newAccount } from './account.ts'
import { changeFrom, type Meta, noChange, type Outcome, type Progress } from './change.ts'
import { earn } from './earn.ts'
import { type EarningPolicy, policyAt } from './earning-policy.ts'
import { isPurchaseLot, type Lot, type PurchaseLot } from './lot.ts'
import type { Purchase } from './purchase.ts'
import type { RefundFigures } from './reckon-reversal.ts'
import { reverse } from './reverse.ts'

/** The member's account, and the lot of this purchase if anything of it is known. */
export type PurchaseState = { readonly account: Account | null; readonly lot: Lot | null }

/**
 * A purchase earns points by the rules in force when it was made, and the tier in force now [6.1]. Told again, it
 * changes nothing, whatever message tells it. Refunds that were told before it are applied at once, in their order.
 *
 * Refusals: INVALID_AMOUNT (below zero, or no safe integer; zero is taken and earns nothing), CURRENCY_NOT_SUPPORTED,
 * PURCHASE_CONFLICT (known with another amount, currency or day).
 */
export const recordPurchase = (
  policies: readonly EarningPolicy[],
  purchase: Purchase,
  state: PurchaseState,
  meta: Meta,
): Outcome => {
  const { lot } = state
  if (!Number.isSafeInteger(purchase.amountMinor) || purchase.amountMinor < 0) return err('INVALID_AMOUNT')
  if (lot && isPurchaseLot(lot)) return isSame(purchase, lot) ? ok(noChange) : err('PURCHASE_CONFLICT')
  const policy = policyAt(policies, purchase.purchasedAt)
  if (purchase.currency !== policy.currency) return err('CURRENCY_NOT_SUPPORTED')

  const earned = earn(policy, purchase, state.account ?? newAccount(purchase.memberId), meta)
  const settled = lot
    ? lot.refunds.reduce((progress, refund) => withAwaited(policies, refund, progress, meta), earned)
    : earned
  return ok(changeFrom(state.account, settled))
}

const isSame = (purchase: Purchase, lot: PurchaseLot): boolean =>
  purchase.amountMinor === lot.amountMinor &&
  purchase.currency === lot.currency &&
  shanghaiDay(purchase.purchasedAt) === shanghaiDay(lot.purchasedAt)

/**
 * Applies a refund that has waited. The other lots are not needed: of what this purchase has just earned, nothing can
 * be gone but what repaid debt, and a member in debt has no other points. One that is more than the purchase is kept as
 * refused: it was taken when nobody could know, and has to stay in sight.
 */
const withAwaited = (
  policies: readonly EarningPolicy[],
  { refundId, amountMinor, refundedAt }: RefundFigures,
  { account, lot, ...before }: Progress,
  meta: Meta,
): Progress => {
  const refund = { refundId, amountMinor, refundedAt }
  const reversed = reverse(policies, refund, { account, lot, others: [] }, meta)
  if (!reversed.ok) {
    const record = { ...refund, state: 'refused', reversed: 0, alreadyEnded: 0 } as const
    return { account, lot: { ...lot, refunds: [...lot.refunds, record] }, ...before }
  }
  const { transactions, events } = reversed.value
  return {
    ...reversed.value,
    transactions: [...before.transactions, ...transactions],
    events: [...before.events, ...events],
  }
}
