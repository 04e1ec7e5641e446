import { PurchaseRecorded } from '@laurel/events'
import type { MemberId, PurchaseId } from '@laurel/kernel'
import { handler } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import { lotId } from '../../domain/lot.ts'
import type { Purchase } from '../../domain/purchase.ts'
import { recordPurchase } from '../../domain/record-purchase.ts'
import { earningPolicies } from '../../policies/points-earning.policy.ts'
import { toDecision } from './decision.ts'

/** [6.1] A purchase made elsewhere earns points, as of the day it was made. */
export const purchaseRecorded = handler(PurchaseRecorded, stores, {
  needs: (event) => ({ accounts: { ids: [event.memberId] }, lots: { ids: [lotOf(event)] } }),
  handle: (event, { accounts, lots }, meta) => {
    const state = { account: accounts.get(event.memberId) ?? null, lot: lots.get(lotOf(event)) ?? null }
    return toDecision(recordPurchase(earningPolicies, toPurchase(event), state, meta))
  },
})

function lotOf({ memberId, purchaseId }: PurchaseRecorded): string {
  return lotId(memberId as MemberId, purchaseId as PurchaseId)
}

function toPurchase({ memberId, purchaseId, amount, currency, purchasedAt }: PurchaseRecorded): Purchase {
  return {
    memberId: memberId as MemberId,
    purchaseId: purchaseId as PurchaseId,
    amountMinor: amount,
    currency,
    purchasedAt,
  }
}
