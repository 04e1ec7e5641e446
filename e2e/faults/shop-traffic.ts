import { PlatformMemberImported, PurchaseRecorded, PurchaseRefunded } from '@laurel/events'
import { type SeededRandom, type Sent, sent } from '@laurel/testing'
import type { AuditedPurchase, AuditedRefund } from '../src/independent-points.ts'

/** The day on which every fault test plays, and the instant at which its processes' clocks start. */
export const TODAY = '2026-11-23'
export const NOW = Date.parse('2026-11-23T04:00:00Z')

const DAY_MS = 24 * 60 * 60 * 1000

export interface TrafficPlan {
  readonly members: number
  readonly purchases: number
  /** In front of every id, so that several traffics can share topics. */
  readonly name: string
}

/** What another team's shop sends, and what its books say: the sent messages hold repeats, the books do not. */
export interface Traffic {
  readonly messages: readonly Sent[]
  /** How many of `messages` are there for the second time. */
  readonly repeats: number
  readonly purchases: readonly AuditedPurchase[]
  readonly refunds: readonly AuditedRefund[]
}

interface Placed {
  readonly place: number
  readonly message: Sent
}

/**
 * Purchases of the last two and a half years, so that some points have ended. A tenth is refunded, in one part or two, now
 * and then told before the purchase; every third member is told as imported; 2 % of the messages come again later.
 */
export function shopTraffic(random: SeededRandom, { members, purchases, name }: TrafficPlan): Traffic {
  const memberId = (number: number) => `mbr_${name}_${number}`
  const placed: Placed[] = []
  for (let number = 0; number < members; number += 3) placed.push({ place: -1, message: imported(memberId(number)) })
  const bought: AuditedPurchase[] = []
  const refunds: AuditedRefund[] = []
  for (let index = 0; index < purchases; index += 1) {
    const purchase = {
      memberId: memberId(random.below(members)),
      purchaseId: `pur_${name}_${index}`,
      amountMinor: random.below(50_000),
      purchasedAt: NOW - random.below(900 * DAY_MS),
    }
    bought.push(purchase)
    placed.push({ place: index, message: recorded(purchase) })
    const back = refundsOf(random, purchase)
    refunds.push(...back)
    for (const [part, refund] of back.entries()) {
      const distance = random.below(20) === 0 ? -random.below(200) : random.below(2_000)
      placed.push({ place: index + distance, message: refunded(refund, `ref_${name}_${index}_${part}`) })
    }
  }
  const again = placed.filter(() => random.below(50) === 0)
  const repeats = again.map(({ place, message }) => ({ place: place + random.below(3_000), message }))
  const inOrder = [...placed, ...repeats].sort((a, b) => a.place - b.place)
  return { messages: inOrder.map(({ message }) => message), repeats: repeats.length, purchases: bought, refunds }
}

function refundsOf(random: SeededRandom, { memberId, purchaseId, amountMinor }: AuditedPurchase): AuditedRefund[] {
  if (amountMinor < 2 || random.below(10) !== 0) return []
  const first = 1 + random.below(amountMinor - 1)
  const parts = random.below(3) === 0 ? [first, amountMinor - first] : [first]
  return parts.map((part) => ({ memberId, purchaseId, amountMinor: part }))
}

function imported(memberId: string): Sent {
  const value = { memberId, occurredAt: NOW, sourceSystem: 'shop', joinedAt: NOW - 900 * DAY_MS }
  return sent(PlatformMemberImported, value, `imported-${memberId}`)
}

/** The message by which the shop tells of a purchase. */
export function recorded(purchase: AuditedPurchase, currency = 'CNY'): Sent {
  const { memberId, purchaseId, amountMinor: amount, purchasedAt } = purchase
  const value = { memberId, occurredAt: purchasedAt, purchaseId, amount, currency, category: null, purchasedAt }
  return sent(PurchaseRecorded, value, `recorded-${purchaseId}`)
}

function refunded({ memberId, purchaseId, amountMinor: amount }: AuditedRefund, refundId: string): Sent {
  const value = { memberId, occurredAt: NOW, refundId, purchaseId, amount, currency: 'CNY', refundedAt: NOW }
  return sent(PurchaseRefunded, value, `refunded-${refundId}`)
}

/** Two traffics on the same topics. */
export function joined(first: Traffic, second: Traffic): Traffic {
  return {
    messages: [...first.messages, ...second.messages],
    repeats: first.repeats + second.repeats,
    purchases: [...first.purchases, ...second.purchases],
    refunds: [...first.refunds, ...second.refunds],
  }
}

export const nothing: Traffic = { messages: [], repeats: 0, purchases: [], refunds: [] }
