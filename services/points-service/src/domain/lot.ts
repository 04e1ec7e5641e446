import {
  type Currency,
  type Instant,
  invariant,
  type LotId,
  type MemberId,
  type PurchaseId,
  type RefundId,
  type ShanghaiDay,
} from '@laurel/kernel'

/** A refund as its lot keeps it, so that the same refund told again changes nothing. */
export type LotRefund = {
  readonly refundId: RefundId
  readonly amountMinor: number
  readonly refundedAt: Instant
  /** `refused` only for one that waited for its purchase and then was found to be more than the purchase. */
  readonly state: 'awaiting-purchase' | 'applied' | 'refused'
  /** Points of the purchase that it reversed. */
  readonly reversed: number
  /** Those of `reversed` that had ended before, so that no entry was needed. */
  readonly alreadyEnded: number
}

type LotRecord = {
  readonly _id: LotId
  readonly memberId: MemberId
  readonly source: { readonly type: 'purchase'; readonly id: PurchaseId }
  /** earned = remaining + spent + repaid + takenBack + ended: where each point of the lot is now. */
  readonly earned: number
  readonly remaining: number
  readonly spent: number
  /** Went to repay debt when they were earned. */
  readonly repaid: number
  /** Taken out by refunds: of this purchase, or of another one whose own points were gone [6.13]. */
  readonly takenBack: number
  readonly ended: number
  /** How many of `earned` refunds of this purchase have reversed, wherever they were taken from. */
  readonly reversed: number
  /** In the order in which they were told. */
  readonly refunds: readonly LotRefund[]
}

/** The points of one purchase, and the record by which it is known: one that earned nothing has a lot too. */
export type PurchaseLot = LotRecord & {
  readonly amountMinor: number
  readonly currency: Currency
  readonly purchasedAt: Instant
  /** The last day on which its points can be used [6.9]. */
  readonly endsOn: ShanghaiDay
  /** The rule that earned, and the multiplier used: a refund takes back by the same [6.13]. */
  readonly ruleVersion: number
  readonly multiplierPercent: number
}

/** A purchase of which only refunds have been told so far. They are applied when the purchase itself is. */
export type AwaitedLot = LotRecord & { readonly [K in Exclude<keyof PurchaseLot, keyof LotRecord>]: null }

/** A lot of points, as stored: one per member and purchase. */
export type Lot = PurchaseLot | AwaitedLot

/** The id of the lot of a purchase. Neither part can hold a slash. */
export const lotId = (memberId: MemberId, purchaseId: PurchaseId): LotId => `${memberId}/${purchaseId}` as LotId

/** True if the purchase itself has been told. */
export const isPurchaseLot = (lot: Lot): lot is PurchaseLot => lot.purchasedAt !== null

/** The lot of a purchase that is not known yet. */
export const awaitedLot = (memberId: MemberId, purchaseId: PurchaseId): AwaitedLot => ({
  _id: lotId(memberId, purchaseId),
  memberId,
  source: { type: 'purchase', id: purchaseId },
  amountMinor: null,
  currency: null,
  purchasedAt: null,
  endsOn: null,
  ruleVersion: null,
  multiplierPercent: null,
  earned: 0,
  remaining: 0,
  spent: 0,
  repaid: 0,
  takenBack: 0,
  ended: 0,
  reversed: 0,
  refunds: [],
})

/** Gives the lot back if every point of it is in one place, and throws otherwise. For each lot that is to be saved. */
export const checkedLot = <L extends Lot>(lot: L): L => {
  const { earned, remaining, spent, repaid, takenBack, ended, reversed } = lot
  const isWhole = Math.min(remaining, spent, repaid, takenBack, ended, reversed) >= 0 && Number.isSafeInteger(earned)
  invariant(
    isWhole && remaining + spent + repaid + takenBack + ended === earned && reversed <= earned,
    () => `[6.8] lot ${lot._id}: ${JSON.stringify({ earned, remaining, spent, repaid, takenBack, ended, reversed })}`,
  )
  return lot
}
