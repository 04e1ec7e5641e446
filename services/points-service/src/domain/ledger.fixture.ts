import {
  asShanghaiDay,
  invariant,
  memberId,
  ok,
  purchaseId,
  refundId,
  type ShanghaiDay,
  startOfShanghaiDay,
} from '@laurel/kernel'
import { expect } from 'vitest'
import { type Account, newAccount } from './account.ts'
import type { Change, Meta, Outcome, Refusal } from './change.ts'
import { changeTier } from './change-tier.ts'
import type { EarningPolicy } from './earning-policy.ts'
import type { Entry, Posting } from './ledger-transaction.ts'
import { checkedLot, isPurchaseLot, type Lot, lotId, type PurchaseLot } from './lot.ts'
import { openAccount } from './open-account.ts'
import { post } from './post.ts'
import type { Purchase, Refund } from './purchase.ts'
import { recordPurchase } from './record-purchase.ts'
import { recordRefund } from './record-refund.ts'
import { takePoints } from './take-points.ts'
import type { Tier } from './tier.ts'

/** The rules of these tests, in force since for ever. */
export const rules: EarningPolicy = {
  kind: 'points-earning',
  version: 1,
  effectiveFrom: 0,
  pointsPerYuan: 1,
  currency: 'CNY',
  multiplierPercent: { ordinary: 100, silver: 120, gold: 150, diamond: 200 },
  validYears: 2,
}

/** The one member of these tests, and the day on which they play. */
export const member = memberId('mbr_1')
const today = asShanghaiDay('2026-11-23')
export const noonOf = (day: ShanghaiDay) => startOfShanghaiDay(day) + 12 * 3_600_000
export const now = noonOf(today)
export const lotOf = (purchase: string) => lotId(member, purchaseId(purchase))

/** Something that is told to the ledger, as data, so that a law that fails can print what it was told. */
export type Fact =
  | { readonly kind: 'bought'; readonly purchase: Purchase }
  | { readonly kind: 'refunded'; readonly refund: Refund }
  | { readonly kind: 'opened'; readonly firstDay: ShanghaiDay }
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'spent'; readonly points: number }
  | { readonly kind: 'ended'; readonly purchase: string }

export const bought = (id: string, amountMinor: number, more: { on?: string; currency?: string } = {}): Fact => {
  const { on = '2026-11-01', currency = 'CNY' } = more
  const purchasedAt = noonOf(asShanghaiDay(on))
  return {
    kind: 'bought',
    purchase: { memberId: member, purchaseId: purchaseId(id), amountMinor, currency, purchasedAt },
  }
}

export const refunded = (id: string, purchase: string, amountMinor: number, currency = 'CNY'): Fact => {
  const ids = { memberId: member, purchaseId: purchaseId(purchase), refundId: refundId(id) }
  return { kind: 'refunded', refund: { ...ids, amountMinor, currency, refundedAt: now } }
}

export const opened = (day: string): Fact => ({ kind: 'opened', firstDay: asShanghaiDay(day) })
export const tier = (name: Tier): Fact => ({ kind: 'tier', tier: name })
export const spent = (points: number): Fact => ({ kind: 'spent', points })
export const ended = (purchase: string): Fact => ({ kind: 'ended', purchase })

/** Everything that is stored of the member. */
export type Stored = {
  readonly account: Account | null
  readonly lots: ReadonlyMap<string, Lot>
  readonly postings: readonly Posting[]
}

export const nothingStored: Stored = { account: null, lots: new Map(), postings: [] }

/** What the ledger answers to a fact; the n-th transaction of the member gets the id `ptx_n`. */
export const decide = (fact: Fact, stored: Stored, policies: readonly EarningPolicy[] = [rules]): Outcome => {
  const { account } = stored
  const lotBy = (id: string) => stored.lots.get(lotOf(id)) ?? null
  let lastId = stored.postings.length
  const meta: Meta = { now, id: (prefix) => `${prefix}_${++lastId}` }
  switch (fact.kind) {
    case 'bought':
      return recordPurchase(policies, fact.purchase, { account, lot: lotBy(fact.purchase.purchaseId) }, meta)
    case 'refunded': {
      const lots = [...stored.lots.values()]
      return recordRefund(policies, fact.refund, { account, lot: lotBy(fact.refund.purchaseId), lots }, meta)
    }
    case 'opened':
      return ok(openAccount({ memberId: member, firstDay: fact.firstDay }, account))
    case 'tier':
      return ok(changeTier({ memberId: member, tier: fact.tier }, account))
    case 'spent':
      return ok(spend(fact.points, stored))
    case 'ended':
      return ok(end(lotBy(fact.purchase), stored))
  }
}

/** What is stored once a change is saved. */
export const saved = (stored: Stored, change: Change): Stored => ({
  account: change.account ?? stored.account,
  lots: new Map([...stored.lots, ...change.lots.map((lot) => [lot._id, lot] as const)]),
  postings: [...stored.postings, ...change.transactions],
})

/** What is stored after facts of which none is refused. */
export const storedAfter = (facts: readonly Fact[], policies?: readonly EarningPolicy[]): Stored =>
  facts.reduce((stored, fact) => {
    const outcome = decide(fact, stored, policies)
    invariant(outcome.ok, () => `not for a given: ${JSON.stringify(outcome)}`)
    return saved(stored, outcome.value)
  }, nothingStored)

/** given(facts).when(fact).gives(change) · .refuses(code) · .change() to look at parts of it */
export const given = (...facts: readonly Fact[]) => ({
  when: (fact: Fact, policies?: readonly EarningPolicy[]) => {
    const stored = storedAfter(facts)
    const outcome = decide(fact, stored, policies)
    return {
      gives: (change: Change) => expect(outcome).toStrictEqual(ok(change)),
      refuses: (code: Refusal) => expect(outcome).toStrictEqual({ ok: false, error: code }),
      change: (): Change => {
        invariant(outcome.ok, () => `was refused: ${JSON.stringify(outcome)}`)
        return outcome.value
      },
    }
  },
})

// Spending and ending are not rules of this service yet. Their postings are made here, because only points that are
// gone let a refund reach other lots and become debt.
const spend = (wanted: number, stored: Stored): Change => {
  const points = Math.min(wanted, stored.account?.available ?? 0)
  const { takes } = takePoints([...stored.lots.values()].filter(isPurchaseLot), points)
  const lots = takes.map((take) => ({
    ...take.lot,
    remaining: take.lot.remaining - take.points,
    spent: take.lot.spent + take.points,
  }))
  const entries = takes.map(
    (take): Entry => ({ account: 'member:available', lotId: take.lot._id, amount: -take.points }),
  )
  return posted(stored, lots, [...entries, { account: 'system:spent', lotId: null, amount: points }], -points)
}

const end = (lot: Lot | null, stored: Stored): Change => {
  const points = lot?.remaining ?? 0
  const lots = lot && isPurchaseLot(lot) ? [{ ...lot, remaining: 0, ended: lot.ended + points }] : []
  const entries: Entry[] = [
    { account: 'member:available', lotId: lot?._id ?? null, amount: -points },
    { account: 'system:ended', lotId: null, amount: points },
  ]
  return posted(stored, lots, entries, -points)
}

const posted = (stored: Stored, lots: readonly PurchaseLot[], entries: readonly Entry[], lotPoints: number): Change => {
  const account = stored.account ?? newAccount(member)
  if (lotPoints === 0) return { account: null, lots: [], transactions: [], events: [] }
  const posting: Posting = { memberId: member, version: account.version + 1, entries }
  const transactions = [posting] as unknown as Change['transactions']
  return { account: post(account, posting, lotPoints), lots: lots.map(checkedLot), transactions, events: [] }
}
