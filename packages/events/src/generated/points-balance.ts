// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * Snapshot: a member's points now. The newest one per member replaces all before (clause 1.3). Avro:
 * `laurel.points.PointsBalance`.
 */
export interface PointsBalance {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** Points that can be spent now, whole points. */
  readonly available: number
  /** Points set aside for an order or a redemption that is not settled yet, whole points. */
  readonly held: number
  /** Points promised but not usable yet, whole points. */
  readonly pending: number
  /** Points owed after a refund, repaid by the next points earned (6.13), whole points; never negative. */
  readonly debt: number
  /** Grows with each ledger transaction of the member: of two snapshots, the higher one is newer. */
  readonly version: number
}

export const PointsBalance: EventType<PointsBalance> = {
  name: 'laurel.points.PointsBalance',
  topic: 'points.balances',
}
