import {
  drained,
  openTestbed,
  printedSeed,
  type ServiceProcess,
  serviceProcess,
  settle,
  type Testbed,
} from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { NOW, shopTraffic } from './shop-traffic.ts'
import { showLogOfFailed } from './show-log.ts'

/** By how much the two replicas' clocks differ. */
const SKEW_MS = 5_000
/** The session time-out of the group is 15 s; its open transactions must not hold anything up for longer. */
const TAKE_OVER_MS = 45_000

let testbed: Testbed
let ahead: ServiceProcess
let behind: ServiceProcess
showLogOfFailed(() => [ahead, behind])
beforeAll(async () => {
  testbed = await openTestbed('frozen')
  ahead = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW + SKEW_MS).toISOString() })
  behind = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
  await ahead.start()
  await behind.start()
})
afterAll(async () => {
  await Promise.all([ahead.close(), behind.close()])
  await testbed.close()
})

test('a replica that stands still past its time-outs and wakes up again does no harm, though clocks differ by 5 s', async () => {
  const random = printedSeed('frozen replica', 515)
  const traffic = shopTraffic(random, { name: 'frozen', members: 300, purchases: 12_000 })
  const half = Math.floor(traffic.messages.length / 2)
  const ledger = (await testbed.database('points')).collection('ledger_transactions')
  const sending = testbed.send(traffic.messages.slice(0, half))
  sending.catch(() => {}) // a test that fails meanwhile has its own reason
  await settle('the ledger to move', async () => (await ledger.estimatedDocumentCount()) > random.below(half / 2))

  ahead.freeze()
  await sending
  await drained(testbed, 'points', ['platform.events'], { timeoutMs: TAKE_OVER_MS })

  ahead.thaw()
  await testbed.send(traffic.messages.slice(half))
  await drained(testbed, 'points', ['platform.events'])
  await Promise.all([ahead.ready(), behind.ready()])
  await drained(testbed, 'points', ['platform.events'])
  expect(await judge(testbed, traffic)).toEqual([])
  await ahead.stop()
  await behind.stop()
})
