// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * A member paid for something in another team's system. It earns points (clause 6.1) and counts for the tier (3.2) as
 * of purchasedAt. Avro: `laurel.platform.PurchaseRecorded`.
 */
export interface PurchaseRecorded {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The purchase in the writer's system; unique for ever within that system. A refund names it. */
  readonly purchaseId: string
  /** Money actually paid, in minor units (fen), without what points paid for (6.1). */
  readonly amount: number
  /** ISO 4217 code of amount; CNY today. */
  readonly currency: string
  /** Kind of goods, as the writer classes them; null if it does not. */
  readonly category: string | null
  /**
   * When the money was paid, epoch milliseconds UTC. May lie years back, so that a platform's past can be brought in
   * (6.12).
   */
  readonly purchasedAt: number
}

export const PurchaseRecorded: EventType<PurchaseRecorded> = {
  name: 'laurel.platform.PurchaseRecorded',
  topic: 'platform.events',
}
