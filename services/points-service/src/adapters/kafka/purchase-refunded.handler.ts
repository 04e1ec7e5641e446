import { PurchaseRefunded } from '@laurel/events'
import type { MemberId, PurchaseId, RefundId } from '@laurel/kernel'
import { handler } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import { lotId } from '../../domain/lot.ts'
import type { Refund } from '../../domain/purchase.ts'
import { recordRefund } from '../../domain/record-refund.ts'
import { earningPolicies } from '../../policies/points-earning.policy.ts'
import { toDecision } from './decision.ts'

/** [6.13] A refund of a purchase made elsewhere takes back what the purchase earned. */
export const purchaseRefunded = handler(PurchaseRefunded, stores, {
  needs: (event) => ({
    accounts: { ids: [event.memberId] },
    lots: { ids: [lotOf(event)], members: [event.memberId] },
  }),
  handle: (event, { accounts, lots }, meta) => {
    const state = {
      account: accounts.get(event.memberId) ?? null,
      lot: lots.get(lotOf(event)) ?? null,
      lots: lots.of(event.memberId),
    }
    return toDecision(recordRefund(earningPolicies, toRefund(event), state, meta))
  },
})

function lotOf({ memberId, purchaseId }: PurchaseRefunded): string {
  return lotId(memberId as MemberId, purchaseId as PurchaseId)
}

function toRefund({ memberId, purchaseId, refundId, amount, currency, refundedAt }: PurchaseRefunded): Refund {
  return {
    memberId: memberId as MemberId,
    purchaseId: purchaseId as PurchaseId,
    refundId: refundId as RefundId,
    amountMinor: amount,
    currency,
    refundedAt,
  }
}
