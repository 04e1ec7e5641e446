// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'
import type { Balance } from './balance.ts'
import type { Cause } from './cause.ts'

/**
 * Points were posted to a member for a fact that earns them (clauses 6.1-6.4, 6.8, 6.9). Avro:
 * `laurel.points.PointsEarned`.
 */
export interface PointsEarned {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The balanced ledger transaction (6.8). */
  readonly transactionId: string
  /** The lot that the points went into. */
  readonly lotId: string
  /** The fact that earned them. */
  readonly cause: Cause
  /** Whole points earned, before debt is repaid. */
  readonly points: number
  /** How many of those points went to repay debt (6.13); the lot got points - debtRepaid. */
  readonly debtRepaid: number
  /** Last Shanghai day on which they can be used, YYYY-MM-DD (6.9). */
  readonly endsOn: string
  /** Version of the earning rules that made the posting (6.4). */
  readonly ruleVersion: number
  /** Money that the points were reckoned from, in minor units (fen); 0 where no money was paid. */
  readonly amount: number
  /** ISO 4217 code of amount; CNY today. */
  readonly currency: string
  /** Points that the rules give for each whole yuan, before the multiplier (6.1). */
  readonly pointsPerYuan: number
  /** Tier multiplier used, in percent: 100 is once, 120 is 1.2 times (6.1). */
  readonly multiplierPercent: number
  /** The member's points after this transaction. */
  readonly balance: Balance
}

export const PointsEarned: EventType<PointsEarned> = {
  name: 'laurel.points.PointsEarned',
  topic: 'points.events',
}
