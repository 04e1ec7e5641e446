import { MemberStanding } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import { createLogger, type KeptStanding, type Running } from '@laurel/service-kit'
import { openTestbed, sent, settle, type Testbed, testEnvironment } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPaymentService } from '../src/service.ts'
import { settings } from '../src/settings.ts'

let testbed: Testbed
let db: Database
let service: Running
beforeAll(async () => {
  testbed = await openTestbed('payment-standing')
  db = await testbed.database('payment')
  const log = createLogger({ service: 'payment-service', version: 'test', level: 'silent' })
  service = await startPaymentService(settings.load(testEnvironment(testbed, 'payment')), log)
})
afterAll(async () => {
  await service.stop()
  await testbed.close()
})

function standing(memberId: string, tier: string, id: string) {
  const value = { memberId, occurredAt: 0, status: 'active', tier, memberSince: 0, policyVersion: 1 }
  const restriction = { benefit: 'trading', reasonCode: 'FAKE_TRADE', endsAt: 9_000 }
  const lists = { entitlements: ['discount-2'], restrictions: [restriction] }
  return sent(MemberStanding, { ...value, ...lists }, id, 'member-service')
}

test('[4.1] the newest standing of each member is kept, with entitlements and restrictions', async () => {
  await testbed.send([
    standing('mbr_1', 'ordinary', 's1'),
    standing('mbr_2', 'gold', 's2'),
    standing('mbr_1', 'silver', 's3'),
  ])
  const standings = db.collection<KeptStanding>('standings')
  const kept = await settle('the newest', async () => {
    const found = await standings.findOne({ _id: 'mbr_1' })
    return found?.tier === 'silver' && found
  })
  expect(kept).toMatchObject({ entitlements: ['discount-2'], restrictions: [{ benefit: 'trading', endsAt: 9_000 }] })
  await settle('the other member', async () => (await standings.findOne({ _id: 'mbr_2' }))?.tier === 'gold')
})
