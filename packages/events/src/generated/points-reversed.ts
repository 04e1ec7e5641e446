// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'
import type { Balance } from './balance.ts'
import type { Cause } from './cause.ts'
import type { LotShare } from './lot-share.ts'

/**
 * Points that a purchase had earned were taken back because it was refunded, by the rule version that earned them
 * (clause 6.13). Avro: `laurel.points.PointsReversed`.
 */
export interface PointsReversed {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The balanced ledger transaction (6.8). */
  readonly transactionId: string
  /** The refund that takes them back. */
  readonly cause: Cause
  /** The purchase that had earned them. */
  readonly purchaseId: string
  /** Whole points taken back: those found in lots and those added to the debt together. */
  readonly points: number
  /** Where they were taken from; empty if all of it became debt. */
  readonly lots: readonly LotShare[]
  /** Points that were missing and became debt; nothing is clamped at zero (6.13). */
  readonly addedToDebt: number
  /** Version of the earning rules by which the points had been earned (6.13). */
  readonly ruleVersion: number
  /** Money that went back to the member by this refund, in minor units (fen). */
  readonly amount: number
  /** ISO 4217 code of the amounts; CNY today. */
  readonly currency: string
  /** Money paid for the whole purchase, in minor units (fen). */
  readonly purchaseAmount: number
  /** Money of the purchase that earlier refunds had given back, in minor units (fen). */
  readonly refundedBefore: number
  /** Whole points that the purchase had earned. */
  readonly earned: number
  /**
   * Whole points that what is left of the purchase earns by the same rules; the rest has been taken back by now (6.13).
   */
  readonly kept: number
  /** The member's points after this transaction. */
  readonly balance: Balance
}

export const PointsReversed: EventType<PointsReversed> = {
  name: 'laurel.points.PointsReversed',
  topic: 'points.events',
}
