import { err, invariant, ok, type Result } from '@laurel/kernel'
import { type EarningPolicy, pointsFor, policyOfVersion } from './earning-policy.ts'
import type { ReverseExplanation } from './ledger-transaction.ts'
import type { LotRefund, PurchaseLot } from './lot.ts'

/** A refund's own figures, whether it has just been told or has waited for its purchase. */
export type RefundFigures = Pick<LotRefund, 'refundId' | 'amountMinor' | 'refundedAt'>

/** What a refund takes back, and where it is: due = fromOwnLot + alreadyEnded + missing. */
export type Reversal = {
  readonly due: number
  readonly fromOwnLot: number
  /** Of the lot's ended points: gone already, so that nothing moves. */
  readonly alreadyEnded: number
  /** No longer in the lot: it was spent, repaid debt, or was taken back for another purchase. */
  readonly missing: number
  readonly explanation: ReverseExplanation
}

/**
 * Works out what a refund takes back [6.13]: what the purchase earned, less what the unrefunded rest of it would have
 * earned by the same rule version and multiplier, less what earlier refunds took. So parts of a refund add up to
 * the whole, and a full refund leaves nothing.
 */
export const reckonReversal = (
  policies: readonly EarningPolicy[],
  refund: RefundFigures,
  lot: PurchaseLot,
): Result<Reversal, 'REFUND_EXCEEDS_PURCHASE'> => {
  const applied = lot.refunds.filter(({ state }) => state === 'applied')
  const refundedBeforeMinor = applied.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const restMinor = lot.amountMinor - refundedBeforeMinor - refund.amountMinor
  if (restMinor < 0) return err('REFUND_EXCEEDS_PURCHASE')

  const { earned, multiplierPercent, reversed: reversedBefore } = lot
  const kept = pointsFor(policyOfVersion(policies, lot.ruleVersion), restMinor, multiplierPercent)
  const due = earned - kept - reversedBefore
  invariant(due >= 0, () => `[6.13] refund ${refund.refundId} of ${lot._id} would take back ${due} points`)
  const fromOwnLot = Math.min(due, lot.remaining)
  const endedLeft = lot.ended - applied.reduce((sum, { alreadyEnded }) => sum + alreadyEnded, 0)
  const alreadyEnded = Math.min(due - fromOwnLot, endedLeft)
  const missing = due - fromOwnLot - alreadyEnded
  return ok({
    due,
    fromOwnLot,
    alreadyEnded,
    missing,
    explanation: {
      purchaseId: lot.source.id,
      amountMinor: lot.amountMinor,
      refundedBeforeMinor,
      refundMinor: refund.amountMinor,
      multiplierPercent,
      earned,
      kept,
      reversedBefore,
      alreadyEnded,
    },
  })
}
