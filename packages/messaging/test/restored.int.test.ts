import { openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purchase } from './purchases.ts'
import { tallyService } from './tally-service.ts'

let testbed: Testbed
beforeAll(async () => {
  testbed = await openTestbed('restored')
})
afterAll(async () => {
  await testbed.close()
})

test('a database restored from a backup reads on from its own positions, though no new message comes', async () => {
  const before = await tallyService(testbed)
  await before.bus.start()
  await testbed.send([purchase('mbr_back', 'b1'), purchase('mbr_back', 'b2')])
  await settle('both', async () => (await before.purchases('mbr_back')).length === 2)
  await before.bus.stop()
  // As it was before the second purchase: the state, the inbox and the position lie in one database.
  const { db } = before
  await db.collection('tallies').updateOne({}, { $set: { total: 100, purchases: ['b1'] } })
  const inbox = db.collection<{ ids: string[] }>('inbox')
  await inbox.updateMany({}, { $pull: { ids: 'shop b2' } })
  await db.collection('positions').updateMany({ next: { $gte: 2 } }, { $inc: { next: -1 } })
  const restored = await tallyService(testbed)
  await restored.bus.start()
  await settle('the second again', async () => (await restored.purchases('mbr_back')).length === 2)
  expect(await restored.purchases('mbr_back')).toEqual(['b1', 'b2'])
  await restored.bus.stop()
})

test('a position beyond the end of its partition is told and makes the service unready; nothing loops', async () => {
  const { db, bus } = await tallyService(testbed)
  await db.collection('positions').updateMany({}, { $set: { next: 1_000_000 } })
  await bus.start()
  await settle('the alarm', () => bus.checks().some(({ name, ok }) => name === 'consumer' && !ok))
  await testbed.send([purchase('mbr_lost', 'x1')])
  await bus.stop()
  expect(await db.collection('positions').countDocuments({ next: 1_000_000 })).toBeGreaterThan(0)
})
