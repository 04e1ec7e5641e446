// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'
import type { Balance } from './balance.ts'
import type { LotShare } from './lot-share.ts'

/**
 * Points reached the end of their validity and were zeroed by an entry, once (clauses 6.9, 6.12). Avro:
 * `laurel.points.PointsEnded`.
 */
export interface PointsEnded {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The balanced ledger transaction (6.8). */
  readonly transactionId: string
  /** Whole points that ended: the sum of lots. */
  readonly points: number
  /** The lots that ended, with what was left in them. */
  readonly lots: readonly LotShare[]
  /** The member's points after this transaction. */
  readonly balance: Balance
}

export const PointsEnded: EventType<PointsEnded> = {
  name: 'laurel.points.PointsEnded',
  topic: 'points.events',
}
