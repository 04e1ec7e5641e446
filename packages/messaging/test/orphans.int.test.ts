import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purchase } from './purchases.ts'
import { tallyService } from './tally-service.ts'

let testbed: Testbed
beforeAll(async () => {
  testbed = await openTestbed('orphans')
})
afterAll(async () => {
  await testbed.close()
})

async function dieInTransaction(memberId: string): Promise<void> {
  const program = new URL('die-in-transaction.ts', import.meta.url).pathname
  const args = [program, testbed.mongodbUrl, testbed.databaseName('tally'), memberId]
  const [, signal] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')
  expect(signal).toBe('SIGKILL')
}

test('a transaction that a killed process left open does not hold its members up until the database ends it', async () => {
  const first = await tallyService(testbed)
  await first.bus.start()
  await first.bus.stop()
  await dieInTransaction('mbr_orphan')
  const next = await tallyService(testbed)
  await next.bus.start()
  await testbed.send([purchase('mbr_orphan', 'o1')])
  await settle('the purchase', async () => (await next.purchases('mbr_orphan')).length === 1, 20_000)
  await next.bus.stop()
})
