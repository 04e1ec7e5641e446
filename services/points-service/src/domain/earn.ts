import { addYears, type ShanghaiDay, shanghaiDay, transactionId } from '@laurel/kernel'
import type { Account } from './account.ts'
import { balanceOf } from './balance.ts'
import type { Meta, Progress } from './change.ts'
import { type EarningPolicy, pointsFor } from './earning-policy.ts'
import type { Entry, LedgerTransaction, MultiplierReason } from './ledger-transaction.ts'
import { awaitedLot, checkedLot, type PurchaseLot } from './lot.ts'
import type { PointsEvent } from './points-event.ts'
import { post } from './post.ts'
import type { Purchase } from './purchase.ts'

/**
 * Posts the points of a purchase into a lot of its own [6.1, 6.9]. They first repay debt [6.13]. If their end has
 * passed by now, they are zeroed in the same transaction [6.12] and repay nothing: they could never have been used.
 * A purchase that earns nothing gets its lot, and no transaction.
 */
export const earn = (policy: EarningPolicy, purchase: Purchase, account: Account, meta: Meta): Progress => {
  const { percent, reason } = multiplierFor(policy, account, shanghaiDay(purchase.purchasedAt))
  const points = pointsFor(policy, purchase.amountMinor, percent)
  const endsOn = addYears(shanghaiDay(purchase.purchasedAt), policy.validYears)
  const isOver = endsOn < shanghaiDay(meta.now)
  const repaid = isOver ? 0 : Math.min(account.debt, points)
  const ended = isOver ? points : 0
  const { amountMinor, purchasedAt } = purchase
  const paid = { amountMinor, currency: policy.currency }
  const lot = checkedLot<PurchaseLot>({
    ...awaitedLot(purchase.memberId, purchase.purchaseId),
    ...paid,
    purchasedAt,
    endsOn,
    ruleVersion: policy.version,
    multiplierPercent: percent,
    earned: points,
    remaining: points - repaid - ended,
    repaid,
    ended,
  })
  if (points === 0) return { account, lot, otherLots: [], transactions: [], events: [] }

  const transaction: LedgerTransaction = {
    _id: transactionId(meta.id('ptx')),
    memberId: purchase.memberId,
    version: account.version + 1,
    kind: isOver ? 'earn-and-end' : 'earn',
    cause: { type: 'purchase', id: purchase.purchaseId },
    ruleVersion: policy.version,
    postedAt: meta.now,
    occurredAt: purchasedAt,
    entries: entriesOf(lot),
    explanation: {
      ...paid,
      pointsPerYuan: policy.pointsPerYuan,
      multiplierPercent: percent,
      multiplierReason: reason,
      tier: account.tier,
      debtBefore: account.debt,
      endsOn,
    },
  }
  const after = post(account, transaction, lot.remaining)
  const events = eventsOf(lot, policy, transaction, after)
  return { account: after, lot, otherLots: [], transactions: [transaction], events }
}

/** The tier in force counts, save for a purchase older than the member's first day, which earns the base rate [6.1]. */
const multiplierFor = (
  policy: EarningPolicy,
  { openedOn, tier }: Account,
  purchasedOn: ShanghaiDay,
): { percent: number; reason: MultiplierReason } => {
  if (openedOn === null) return { percent: policy.multiplierPercent.ordinary, reason: 'first-day-unknown' }
  if (purchasedOn < openedOn) return { percent: basePercent, reason: 'before-first-day' }
  return { percent: policy.multiplierPercent[tier], reason: 'tier' }
}

// The rate with no multiplier: once. No figure of the policy.
const basePercent = 100

const entriesOf = ({ _id, earned, repaid, ended }: PurchaseLot): readonly Entry[] => {
  const issued: Entry = { account: 'system:issued', lotId: null, amount: -earned }
  const entries = [issued]
  if (repaid > 0) entries.push({ account: 'member:debt', lotId: null, amount: repaid })
  if (earned > repaid) entries.push({ account: 'member:available', lotId: _id, amount: earned - repaid })
  if (ended > 0) {
    entries.push({ account: 'member:available', lotId: _id, amount: -ended })
    entries.push({ account: 'system:ended', lotId: null, amount: ended })
  }
  return entries
}

const eventsOf = (
  lot: PurchaseLot,
  { pointsPerYuan }: EarningPolicy,
  transaction: LedgerTransaction,
  after: Account,
): readonly PointsEvent[] => {
  const about = {
    memberId: lot.memberId,
    occurredAt: transaction.postedAt,
    transactionId: transaction._id,
    balance: balanceOf(after),
  }
  const earned: PointsEvent = {
    type: 'PointsEarned',
    ...about,
    lotId: lot._id,
    cause: lot.source,
    points: lot.earned,
    debtRepaid: lot.repaid,
    endsOn: lot.endsOn,
    ruleVersion: lot.ruleVersion,
    amount: lot.amountMinor,
    currency: lot.currency,
    pointsPerYuan,
    multiplierPercent: lot.multiplierPercent,
  }
  if (lot.ended === 0) return [earned]
  const lots = [{ lotId: lot._id, endsOn: lot.endsOn, points: lot.ended }]
  return [earned, { type: 'PointsEnded', ...about, points: lot.ended, lots }]
}
