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

const KILLS = 10
const CHUNK = 1_000
/** How far the shop may be ahead of the ledger, so that messages come in during the whole of the run. */
const AHEAD_MAX = 10_000

let testbed: Testbed
let points: ServiceProcess
showLogOfFailed(() => [points])
beforeAll(async () => {
  testbed = await openTestbed('ten-kills')
  points = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
})
afterAll(async () => {
  await points.close()
  await testbed.close()
})

test('50,000 purchases while points-service is killed ten times: the ledger is right and no number is missing', async () => {
  const random = printedSeed('ten kills', 20_261_123)
  const traffic = shopTraffic(random, { name: 'ten', members: 3_000, purchases: 50_000 })
  const moments = Array.from({ length: KILLS }, () => random.below(45_000)).sort((a, b) => a - b)
  const ledger = (await testbed.database('points')).collection('ledger_transactions')
  const handled = () => ledger.estimatedDocumentCount()

  await points.start()
  await Promise.all([send(traffic.messages, handled), killAtMoments(moments, handled)])
  await points.ready()
  await drained(testbed, 'points', ['platform.events'], { timeoutMs: 120_000 })

  expect(await judge(testbed, traffic)).toEqual([])
  await points.stop()
})

/** Each kill comes once the ledger holds so many transactions, every second one perhaps while the process still starts. */
async function killAtMoments(moments: readonly number[], handled: () => Promise<number>): Promise<void> {
  for (const [index, moment] of moments.entries()) {
    await settle(`the ledger to pass ${moment}`, async () => (await handled()) >= moment, 60_000)
    await points.kill()
    await points.bury()
    points.launch()
    if (index % 2 === 1) await points.ready()
  }
}

async function send(messages: Parameters<Testbed['send']>[0], handled: () => Promise<number>): Promise<void> {
  for (let from = 0; from < messages.length; from += CHUNK) {
    await settle('the ledger to keep up', async () => from - (await handled()) * 1.1 < AHEAD_MAX, 120_000)
    await testbed.send(messages.slice(from, from + CHUNK))
  }
}
