import type {
  Currency,
  Instant,
  LotId,
  MemberId,
  PurchaseId,
  RefundId,
  ShanghaiDay,
  TransactionId,
} from '@laurel/kernel'
import type { Balance } from './balance.ts'

/** The part of one lot that a posting touches. */
export type LotShare = { readonly lotId: LotId; readonly endsOn: ShanghaiDay; readonly points: number }

type About = {
  readonly memberId: MemberId
  /** When it was posted. */
  readonly occurredAt: Instant
  readonly transactionId: TransactionId
  /** The member's points after the whole transaction. */
  readonly balance: Balance
}

/** Points were posted for a purchase [6.1]. */
export type PointsEarned = About & {
  readonly type: 'PointsEarned'
  readonly lotId: LotId
  readonly cause: { readonly type: 'purchase'; readonly id: PurchaseId }
  /** All that was earned, `debtRepaid` included. */
  readonly points: number
  readonly debtRepaid: number
  readonly endsOn: ShanghaiDay
  readonly ruleVersion: number
  /** In minor units. */
  readonly amount: number
  readonly currency: Currency
  readonly pointsPerYuan: number
  readonly multiplierPercent: number
}

/** A refund took points back [6.13]: `points` is the sum of `lots` and `addedToDebt`. */
export type PointsReversed = About & {
  readonly type: 'PointsReversed'
  readonly cause: { readonly type: 'refund'; readonly id: RefundId }
  readonly purchaseId: PurchaseId
  readonly points: number
  readonly lots: readonly LotShare[]
  readonly addedToDebt: number
  readonly ruleVersion: number
  /** What the refund gave back, and what it follows from; money in minor units [6.4]. */
  readonly amount: number
  readonly currency: Currency
  readonly purchaseAmount: number
  readonly refundedBefore: number
  readonly earned: number
  readonly kept: number
}

/** Points came to their end and were zeroed [6.12]: `points` is the sum of `lots`. */
export type PointsEnded = About & {
  readonly type: 'PointsEnded'
  readonly points: number
  readonly lots: readonly LotShare[]
}

/** What the domain has to tell; adapters give it the form of the wire. */
export type PointsEvent = PointsEarned | PointsReversed | PointsEnded
