import {
  drained,
  ledgerOf,
  openTestbed,
  printedSeed,
  type ServiceProcess,
  serviceProcess,
  type Testbed,
} from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { tellRegistered, tellTier } from './member-messages.ts'
import { NOW, recorded, shopTraffic } from './shop-traffic.ts'
import { showLogOfFailed } from './show-log.ts'

const TIERED = Array.from({ length: 20 }, (_, index) => `mbr_tiered_${index}`)

let testbed: Testbed
let points: ServiceProcess
showLogOfFailed(() => [points])
beforeAll(async () => {
  testbed = await openTestbed('sent-again')
  points = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
  await points.start()
})
afterAll(async () => {
  await points.close()
  await testbed.close()
})

test('whole topics sent again change nothing, whether their messages are numbered or told apart by their ids', async () => {
  const traffic = shopTraffic(printedSeed('sent again', 77), { name: 'again', members: 100, purchases: 2_000 })
  for (const memberId of TIERED) {
    await tellRegistered(testbed, memberId)
    await tellTier(testbed, memberId, 1, 'gold')
    await tellTier(testbed, memberId, 2, 'silver')
  }
  await testbed.send(traffic.messages)
  const topics = ['platform.events', 'member.events', 'member.standing'] as const
  await drained(testbed, 'points', topics)

  await testbed.send(traffic.messages)
  for (const memberId of TIERED) {
    await tellRegistered(testbed, memberId)
    await tellTier(testbed, memberId, 2, 'silver')
    await tellTier(testbed, memberId, 1, 'gold') // an old snapshot, last
  }
  await drained(testbed, 'points', topics)
  const bought = TIERED.map((memberId) => {
    return { memberId, purchaseId: `pur_${memberId}`, amountMinor: 100_00, purchasedAt: NOW }
  })
  await testbed.send(bought.map((purchase) => recorded(purchase)))
  await drained(testbed, 'points', topics)

  expect(await judge(testbed, traffic)).toEqual([])
  const { accounts } = await ledgerOf(await testbed.database('points'))
  const tiered = accounts.filter(({ memberId }) => TIERED.includes(memberId))
  expect(tiered.map(({ tier, available }) => [tier, available])).toEqual(TIERED.map(() => ['silver', 120]))
  const count = (topic: string, outcome: string) => points.metric('laurel_messages_total', { topic, outcome })
  const { length } = traffic.messages
  expect(await count('platform.events', 'duplicate')).toBe(length + traffic.repeats)
  expect(await count('platform.events', 'handled')).toBe(length - traffic.repeats + TIERED.length)
  expect(await count('member.standing', 'duplicate')).toBe(2 * TIERED.length)
  expect(await count('member.events', 'duplicate')).toBe(TIERED.length)
  await points.stop()
})

test('a topic from which the group has lost its offsets is not handled again', async () => {
  const traffic = shopTraffic(printedSeed('lost offsets', 78), { name: 'lost', members: 100, purchases: 500 })
  await testbed.forgetGroup('points-service')
  const before = await ledgerOf(await testbed.database('points'))
  await points.start()
  await testbed.send(traffic.messages)
  await drained(testbed, 'points', ['platform.events'])
  const after = await ledgerOf(await testbed.database('points'))
  const known = new Set(before.transactions.map(({ _id }) => _id))
  expect(after.transactions.filter(({ _id, memberId }) => !known.has(_id) && !memberId.includes('lost'))).toEqual([])
  expect(await points.metric('laurel_messages_total', { topic: 'platform.events', outcome: 'duplicate' })).toBe(
    traffic.repeats,
  )
})
