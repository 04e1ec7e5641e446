import { PurchaseRecorded } from '@laurel/events'
import { type SeededRandom, type Sent, seededRandom, sent } from '@laurel/testing'
import { zipf } from './zipf.ts'

/** What a pipeline is fed: purchases in order, and how many of them come first to warm it up. */
export interface PurchaseSet {
  readonly seed: number
  readonly members: readonly string[]
  readonly warmUp: number
  readonly purchases: readonly Sent[]
  /** Points that each member must have in the end, worked out apart from the service. */
  readonly points: ReadonlyMap<string, number>
}

export interface PurchasePlan {
  readonly seed: number
  readonly members: number
  readonly events: number
  readonly warmUp: number
}

const DAY_MS = 24 * 60 * 60 * 1000
const AMOUNT_MIN = 100
const AMOUNT_SPREAD = 60_000

/** Purchases of the last ninety days, of members by Zipf's law with exponent 1. The same plan on one day gives the same set. */
export function purchaseSet({ seed, members: count, events, warmUp }: PurchasePlan): PurchaseSet {
  const random = seededRandom(seed)
  const id = (prefix: string) => `${prefix}_${letters(random)}`
  const members = Array.from({ length: count }, () => id('mbr'))
  const pickRank = zipf(count, random)
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const points = new Map<string, number>()
  const purchases = Array.from({ length: warmUp + events }, () => {
    const memberId = members[pickRank()] as string
    const amount = AMOUNT_MIN + random.below(AMOUNT_SPREAD)
    const purchasedAt = today - random.below(90 * DAY_MS)
    points.set(memberId, (points.get(memberId) ?? 0) + Math.floor(amount / 100))
    const value = { memberId, occurredAt: purchasedAt, purchaseId: id('pur'), amount, currency: 'CNY', category: null }
    return sent(PurchaseRecorded, { ...value, purchasedAt }, id('evt'))
  })
  return { seed, members, warmUp, purchases, points }
}

/** As long as the ids of production, so that documents have the size that they have there. */
function letters(random: SeededRandom): string {
  let text = ''
  while (text.length < 26)
    text += random
      .below(32 ** 5)
      .toString(32)
      .padStart(5, '0')
  return text.slice(0, 26)
}
