import { PurchaseRecorded } from '@laurel/events'
import { type Sent, sent } from '@laurel/testing'

export const DAY = Date.parse('2026-11-23T04:00:00Z')

/** A purchase as a platform team sends it; the id of the message is that of the purchase. */
export function purchase(memberId: string, purchaseId: string, amount = 100): Sent {
  const value = { memberId, occurredAt: DAY, purchaseId, amount, currency: 'CNY', category: null, purchasedAt: DAY }
  return sent(PurchaseRecorded, value, purchaseId)
}
