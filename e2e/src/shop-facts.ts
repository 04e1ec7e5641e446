import { PlatformMemberImported, PurchaseRecorded, PurchaseRefunded } from '@laurel/events'
import type { AuditedPurchase, AuditedRefund } from './independent-points.ts'
import { type ShopMessage, shopMessage } from './shop.ts'

/** "A member paid for something": earns points as of the day of the purchase [6.1]. */
export function bought(purchase: AuditedPurchase, id = `recorded-${purchase.purchaseId}`): ShopMessage {
  const { memberId, purchaseId, amountMinor: amount, purchasedAt } = purchase
  const money = { amount, currency: 'CNY', category: null }
  return shopMessage(PurchaseRecorded, { memberId, occurredAt: purchasedAt, purchaseId, ...money, purchasedAt }, id)
}

/** "Money of a purchase went back": takes back the points that it had earned [6.13]. */
export function gaveBack(
  refund: AuditedRefund & { readonly refundId: string; readonly refundedAt: number },
  id = `refunded-${refund.refundId}`,
): ShopMessage {
  const { memberId, refundId, purchaseId, amountMinor: amount, refundedAt } = refund
  const what = { refundId, purchaseId, amount, currency: 'CNY' }
  return shopMessage(PurchaseRefunded, { memberId, occurredAt: refundedAt, ...what, refundedAt }, id)
}

/** "This member of ours is to be one of Laurel's" [2.1]. */
export function broughtIn(memberId: string, at: { readonly joinedAt: number; readonly now: number }): ShopMessage {
  const record = { memberId, occurredAt: at.now, sourceSystem: 'shop', joinedAt: at.joinedAt }
  return shopMessage(PlatformMemberImported, record, `imported-${memberId}`)
}
