import type { Instant, MemberId, PurchaseId, RefundId } from '@laurel/kernel'

/** Money that a member paid, as another team or payment-service tells it. */
export type Purchase = {
  readonly memberId: MemberId
  readonly purchaseId: PurchaseId
  /** What was paid in money, in minor units of `currency`. */
  readonly amountMinor: number
  readonly currency: string
  readonly purchasedAt: Instant
}

/** Money of a purchase that went back to the member; several refunds of one purchase add up. */
export type Refund = {
  readonly memberId: MemberId
  readonly purchaseId: PurchaseId
  readonly refundId: RefundId
  readonly amountMinor: number
  readonly currency: string
  readonly refundedAt: Instant
}
