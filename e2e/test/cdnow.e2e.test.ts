import { checkBooks, checkSequences, drained, ledgerOf, openTestbed, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditAnswer } from '../src/audit-answer.ts'
import { type CdnowPurchase, loadCdnow } from '../src/cdnow.ts'
import { type AuditedPoints, independentPoints } from '../src/independent-points.ts'
import { type PointsAnswer, readPoints } from '../src/read-points.ts'
import { type Newcomer, registerMember } from '../src/register-member.ts'
import { openShop, type ShopMessage } from '../src/shop.ts'
import { bought, broughtIn } from '../src/shop-facts.ts'
import { type Services, startServices } from '../src/start-services.ts'

const today = '2026-11-23'
const clockStart = `${today}T04:00:00Z`
const members = 2_357
const chunk = 1_000

let bed: Testbed
let laurel: Services<'member' | 'points'>
/** Customers who have registered over HTTP before the shop brings them in: they can look at their points themselves. */
let registered: Newcomer[]
let purchases: CdnowPurchase[]
let wanted: Map<string, AuditedPoints>
beforeAll(async () => {
  bed = await openTestbed('cdnow')
  laurel = await startServices(bed, { names: ['member', 'points'], env: { LAUREL_CLOCK_START: clockStart } })
  const sample = loadCdnow()
  const known = new Map<string, Newcomer>()
  for (const customer of sampled(sample)) {
    known.set(customer, await registerMember(laurel.client, `${customer.replaceAll('_', '-')}@example.com`))
  }
  registered = [...known.values()]
  purchases = sample.map((purchase) => {
    return { ...purchase, memberId: known.get(purchase.memberId)?.memberId ?? purchase.memberId }
  })
  wanted = independentPoints(purchases, [], today)
  await drained(bed, 'points', ['member.events', 'member.standing'])
})
afterAll(async () => {
  await laurel?.close()
  await bed?.close()
})

test('all members and purchases of the CDNOW sample come in by topic, and none is left over', async () => {
  const shop = await openShop(bed.brokers, bed.topicPrefix)
  const messages = [...membersOf(purchases), ...purchases.map((purchase) => bought(purchase))]
  expect(messages).toHaveLength(members + 6_919)
  const start = performance.now()
  for (let at = 0; at < messages.length; at += chunk) await shop.tell(messages.slice(at, at + chunk))
  const sent = performance.now()
  await drained(bed, 'points', ['platform.events'])
  await drained(bed, 'member', ['platform.events', 'points.events'])
  const last = performance.now()
  await shop.close()
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  process.stdout.write(
    `CDNOW: ${messages.length} messages sent in ${seconds(start, sent)} s; from the first to the last balance ${seconds(start, last)} s\n`,
  )
  for (const service of ['member', 'points'] as const) expect(await bed.read(`${service}.dead-letters`)).toEqual([])
})

test('[6.1] [6.9] [6.12] every balance in the ledger is that of the independent calculation: all 2,357', async () => {
  const ledger = await ledgerOf(await bed.database('points'))
  const lotsOf = Map.groupBy(ledger.lots, ({ memberId }) => memberId)
  const found = ledger.accounts.map(({ memberId, available, debt }): [string, AuditedPoints] => {
    const lots = lotsOf.get(memberId) ?? []
    const sum = (field: 'earned' | 'ended' | 'takenBack') => lots.reduce((total, lot) => total + lot[field], 0)
    return [memberId, { earned: sum('earned'), reversed: sum('takenBack'), ended: sum('ended'), available, debt }]
  })
  expect(found).toHaveLength(members)
  expect(differences(new Map(found), wanted)).toEqual([])
  expect(checkBooks(ledger)).toEqual([])
})

test('[1.3] every balance that member-service shows is the same: all 2,357', async () => {
  // Who was imported has no session, so that GET /v1/me/points cannot be asked for them: this reads what it reads.
  const views = (await bed.database('member')).collection<PointsAnswer & { _id: string }>('points_views')
  const found = new Map(
    await views
      .find()
      .map((view): [string, Balance] => [view._id, balanceOf(view)])
      .toArray(),
  )
  for (const memberId of wanted.keys()) if (!found.has(memberId)) found.set(memberId, nothing)
  expect(
    differences(found, new Map([...wanted].map(([memberId, points]) => [memberId, wantedBalance(points)]))),
  ).toEqual([])
})

test('[4.1] every newest snapshot on points.balances is the same, and no topic has a gap', async () => {
  const balances = await bed.read('points.balances')
  const newest = new Map(
    balances.map(({ key, value }) => [key ?? '', { available: value?.available, debt: value?.debt }]),
  )
  const all = [...wanted].map(([memberId, { available, debt }]) => [memberId, { available, debt }] as const)
  expect(differences(newest, new Map(all))).toEqual([])
  for (const topic of ['points.events', 'member.events', 'member.standing'] as const) {
    expect([topic, checkSequences(await bed.read(topic))]).toEqual([topic, []])
  }
  expect(checkSequences(balances)).toEqual([])
})

test('[1.3] [6.4] members who have a session read the same at GET /v1/me/points, with entries that explain it', async () => {
  expect(registered).toHaveLength(24)
  for (const { memberId, accessToken: token } of registered) {
    const { points, entries } = await readPoints(laurel.client, { token, language: 'en' })
    expect([memberId, balanceOf(points)]).toEqual([memberId, wantedBalance(wanted.get(memberId) as AuditedPoints)])
    expect([memberId, auditAnswer(points, entries)]).toEqual([memberId, []])
  }
})

/** Every hundredth customer, and the one who bought most often. */
function sampled(sample: readonly CdnowPurchase[]): string[] {
  const counts = Map.groupBy(sample, ({ memberId }) => memberId)
  const most = [...counts].reduce((best, one) => (one[1].length > best[1].length ? one : best))[0]
  return [...new Set([...[...counts.keys()].filter((_, at) => at % 100 === 99), most])]
}

function membersOf(all: readonly CdnowPurchase[]): ShopMessage[] {
  const joinedAt = new Map<string, number>()
  for (const { memberId, purchasedAt } of all) {
    joinedAt.set(memberId, Math.min(purchasedAt, joinedAt.get(memberId) ?? purchasedAt))
  }
  return [...joinedAt].map(([memberId, joined]) =>
    broughtIn(memberId, { joinedAt: joined, now: Date.parse(clockStart) }),
  )
}

type Balance = Omit<PointsAnswer, 'ending'> & { readonly ending: number }
const nothing: Balance = { available: 0, held: 0, pending: 0, debt: 0, ending: 0 }

function balanceOf({ available, held, pending, debt, ending }: PointsAnswer): Balance {
  return { available, held, pending, debt, ending: ending.reduce((sum, { points }) => sum + points, 0) }
}

function wantedBalance({ available, debt }: AuditedPoints): Balance {
  return { ...nothing, available, debt, ending: available }
}

/** One line for each member whose figures differ, the first ten of them. */
function differences<T>(found: ReadonlyMap<string, T>, should: ReadonlyMap<string, T>): string[] {
  const all = new Set([...found.keys(), ...should.keys()])
  return [...all]
    .map((id) => [id, JSON.stringify(found.get(id)), JSON.stringify(should.get(id))])
    .filter(([, is, wants]) => is !== wants)
    .slice(0, 10)
    .map(([id, is, wants]) => `${id} has ${is}, should have ${wants}`)
}
