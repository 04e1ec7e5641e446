import { MemberStanding, PurchaseRecorded, PurchaseRefunded } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import { createLogger, type Running } from '@laurel/service-kit'
import { openTestbed, sent, settle, type Testbed, testEnvironment } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPointsService } from '../src/service.ts'
import { settings } from '../src/settings.ts'

const NOON = Date.parse('2026-11-23T04:00:00Z')

let testbed: Testbed
let db: Database
let service: Running
beforeAll(async () => {
  testbed = await openTestbed('points-purchases')
  db = await testbed.database('points')
  const log = createLogger({ service: 'points-service', version: 'test', level: 'silent' })
  service = await startPointsService(settings.load(testEnvironment(testbed, 'points')), log)
})
afterAll(async () => {
  await service.stop()
  await testbed.close()
})

const account = (memberId: string) =>
  db.collection<{ _id: string; available: number }>('accounts').findOne({ _id: memberId })
const told = async (memberId: string) =>
  (await testbed.read('points.events')).filter(({ key }) => key === memberId).map(({ value }) => value)

function purchase(memberId: string, purchaseId: string, amount: number, change: Partial<PurchaseRecorded> = {}) {
  const value = { memberId, occurredAt: NOON, purchaseId, amount, currency: 'CNY', category: null, purchasedAt: NOON }
  return sent(PurchaseRecorded, { ...value, ...change }, purchaseId)
}

function refund(memberId: string, purchaseId: string, refundId: string, amount: number) {
  const value = { memberId, occurredAt: NOON, refundId, purchaseId, amount, currency: 'CNY', refundedAt: NOON }
  return sent(PurchaseRefunded, value, refundId)
}

describe('a purchase told by another team', () => {
  test('[6.1, 6.8, 6.9] earns, with a balanced transaction behind it and a fact and a snapshot for the others', async () => {
    await testbed.send([purchase('mbr_buy', 'pur_1', 12_345)])
    const facts = await settle('the fact', async () => (await told('mbr_buy')).length > 0 && told('mbr_buy'))
    const balance = { available: 123, held: 0, pending: 0, debt: 0 }
    expect(facts).toMatchObject([{ points: 123, endsOn: '2028-11-23', ruleVersion: 1, amount: 12_345, balance }])
    const transactions = await db.collection('ledger_transactions').find({ memberId: 'mbr_buy' }).toArray()
    const amounts = transactions.flatMap(({ entries }) => entries as { amount: number }[]).map(({ amount }) => amount)
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(0)
    const snapshots = await settle('the snapshot', async () => {
      const all = await testbed.read('points.balances')
      return all.some(({ key }) => key === 'mbr_buy') && all
    })
    expect(snapshots.find(({ key }) => key === 'mbr_buy')?.value).toMatchObject({ ...balance, version: 1 })
  })

  test('[6.1] earns by the tier in force when it is posted', async () => {
    const standing = { memberId: 'mbr_gold', occurredAt: NOON, status: 'active', tier: 'gold', memberSince: NOON }
    const rest = { entitlements: [], restrictions: [], policyVersion: 1 }
    await testbed.send([sent(MemberStanding, { ...standing, ...rest }, 'standing-1', 'member-service')])
    const tiers = db.collection<{ _id: string; tier: string }>('accounts')
    await settle('the tier', async () => (await tiers.findOne({ _id: 'mbr_gold' }))?.tier === 'gold')
    await tiers.updateOne({ _id: 'mbr_gold' }, { $set: { openedOn: '2026-11-23' } })
    await testbed.send([purchase('mbr_gold', 'pur_g', 10_100)])
    await settle('the points', async () => (await account('mbr_gold'))?.available === 151)
  })

  test('[6.13] is kept exact when its refund comes first', async () => {
    await testbed.send([refund('mbr_early', 'pur_e', 'rfd_e', 4_000), purchase('mbr_early', 'pur_e', 10_000)])
    await settle('the balance', async () => (await account('mbr_early'))?.available === 60)
    expect((await told('mbr_early')).map((fact) => fact?.points)).toEqual([100, 40])
  })
})

test('[1.4] what the rules cannot take is parked with its code; the member’s later ones wait, others flow', async () => {
  await testbed.send([
    purchase('mbr_dollar', 'pur_d1', 500, { currency: 'USD' }),
    purchase('mbr_dollar', 'pur_d2', 500),
    purchase('mbr_other', 'pur_o', 500),
  ])
  await settle('the other member', async () => (await account('mbr_other'))?.available === 5)
  const letters = await settle('the letters', async () => {
    const found = await db.collection('parked_messages').find({ memberId: 'mbr_dollar' }).sort({ offset: 1 }).toArray()
    return found.length === 2 && found
  })
  expect(letters.map(({ code }) => code)).toEqual(['CURRENCY_NOT_SUPPORTED', 'BEHIND_PARKED'])
  expect(await account('mbr_dollar')).toBeNull()
})
