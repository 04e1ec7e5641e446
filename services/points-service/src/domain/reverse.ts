import { invariant, ok, type Result, transactionId } from '@laurel/kernel'
import type { Account } from './account.ts'
import { balanceOf } from './balance.ts'
import type { Meta, Progress } from './change.ts'
import type { EarningPolicy } from './earning-policy.ts'
import type { Entry, LedgerTransaction } from './ledger-transaction.ts'
import { checkedLot, type PurchaseLot } from './lot.ts'
import type { PointsReversed } from './points-event.ts'
import { post } from './post.ts'
import { type RefundFigures, type Reversal, reckonReversal } from './reckon-reversal.ts'
import { type Take, takePoints } from './take-points.ts'

/** What a purchase's reversal starts from. */
export type ReverseState = {
  readonly account: Account
  readonly lot: PurchaseLot
  /**
   * All of the member's other lots that have points. May be left empty where the member has none available beside the
   * own lot's: points are never owed while there are any, which is asserted.
   */
  readonly others: readonly PurchaseLot[]
}

/**
 * Takes back the points of the refunded part of a purchase [6.13]. They come from the purchase's own lot; what of it
 * has ended counts as taken; what is gone otherwise comes from the member's other lots, soonest-ending first [6.10];
 * what is still missing becomes debt. If nothing has to move, the refund is recorded without a transaction.
 */
export const reverse = (
  policies: readonly EarningPolicy[],
  refund: RefundFigures,
  state: ReverseState,
  meta: Meta,
): Result<Progress, 'REFUND_EXCEEDS_PURCHASE'> => {
  const { account, lot, others } = state
  const reckoned = reckonReversal(policies, refund, lot)
  if (!reckoned.ok) return reckoned
  const { due, fromOwnLot, alreadyEnded, missing } = reckoned.value

  const { takes, missing: addedToDebt } = takePoints(others, missing)
  const otherLots = takes.map((take) => withTaken(take.lot, take.points))
  const record = { ...refund, state: 'applied', reversed: due, alreadyEnded } as const
  const ownLot = withTaken({ ...lot, reversed: lot.reversed + due, refunds: [...lot.refunds, record] }, fromOwnLot)
  if (due === alreadyEnded) return ok({ account, lot: ownLot, otherLots, transactions: [], events: [] })

  const allTakes = fromOwnLot > 0 ? [{ lot, points: fromOwnLot }, ...takes] : takes
  const plan = { refund, reversal: reckoned.value, takes: allTakes, addedToDebt }
  const transaction = transactionOf(plan, state, meta)
  const lotPoints = remainingIn([ownLot, ...otherLots]) - remainingIn([lot, ...takes.map((take) => take.lot)])
  const after = post(account, transaction, lotPoints)
  invariant(addedToDebt === 0 || after.available === 0, () => `[6.13] ${lot._id} would owe points while some are left`)
  const events = [eventOf(plan, lot, transaction, after)]
  return ok({ account: after, lot: ownLot, otherLots, transactions: [transaction], events })
}

type Plan = {
  readonly refund: RefundFigures
  readonly reversal: Reversal
  readonly takes: readonly Take[]
  readonly addedToDebt: number
}

const withTaken = (lot: PurchaseLot, points: number): PurchaseLot =>
  checkedLot({ ...lot, remaining: lot.remaining - points, takenBack: lot.takenBack + points })

const remainingIn = (lots: readonly PurchaseLot[]): number => lots.reduce((sum, { remaining }) => sum + remaining, 0)

const transactionOf = (plan: Plan, { account, lot }: ReverseState, meta: Meta): LedgerTransaction => {
  const { refund, reversal, takes, addedToDebt } = plan
  const entries: Entry[] = takes.map((take) => ({
    account: 'member:available',
    lotId: take.lot._id,
    amount: -take.points,
  }))
  if (addedToDebt > 0) entries.push({ account: 'member:debt', lotId: null, amount: -addedToDebt })
  entries.push({ account: 'system:issued', lotId: null, amount: reversal.due - reversal.alreadyEnded })
  return {
    _id: transactionId(meta.id('ptx')),
    memberId: account.memberId,
    version: account.version + 1,
    kind: 'reverse',
    cause: { type: 'refund', id: refund.refundId },
    ruleVersion: lot.ruleVersion,
    postedAt: meta.now,
    occurredAt: refund.refundedAt,
    entries,
    explanation: reversal.explanation,
  }
}

const eventOf = (
  plan: Plan,
  { currency }: PurchaseLot,
  transaction: LedgerTransaction,
  after: Account,
): PointsReversed => ({
  type: 'PointsReversed',
  memberId: after.memberId,
  occurredAt: transaction.postedAt,
  transactionId: transaction._id,
  cause: { type: 'refund', id: plan.refund.refundId },
  purchaseId: plan.reversal.explanation.purchaseId,
  points: plan.reversal.due - plan.reversal.alreadyEnded,
  lots: plan.takes.map(({ lot, points }) => ({ lotId: lot._id, endsOn: lot.endsOn, points })),
  addedToDebt: plan.addedToDebt,
  ruleVersion: transaction.ruleVersion,
  amount: plan.refund.amountMinor,
  currency,
  purchaseAmount: plan.reversal.explanation.amountMinor,
  refundedBefore: plan.reversal.explanation.refundedBeforeMinor,
  earned: plan.reversal.explanation.earned,
  kept: plan.reversal.explanation.kept,
  balance: balanceOf(after),
})
