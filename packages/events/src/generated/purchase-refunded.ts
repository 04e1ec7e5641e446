// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * Money of a recorded purchase went back to the member. The points that it earned are taken back (clause 6.13). Avro:
 * `laurel.platform.PurchaseRefunded`.
 */
export interface PurchaseRefunded {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The refund in the writer's system; unique for ever within that system. */
  readonly refundId: string
  /** The purchase that is refunded, as PurchaseRecorded named it. */
  readonly purchaseId: string
  /** Money given back by this refund, in minor units (fen); several refunds of one purchase add up. */
  readonly amount: number
  /** ISO 4217 code of amount; CNY today. */
  readonly currency: string
  /** When the money went back, epoch milliseconds UTC. */
  readonly refundedAt: number
}

export const PurchaseRefunded: EventType<PurchaseRefunded> = {
  name: 'laurel.platform.PurchaseRefunded',
  topic: 'platform.events',
}
