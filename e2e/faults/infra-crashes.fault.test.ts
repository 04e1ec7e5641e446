import type { Infra } from '@laurel/infra'
import {
  drained,
  openTestbed,
  printedSeed,
  type Sent,
  type ServiceProcess,
  serviceProcess,
  settle,
  startOwnInfra,
  type Testbed,
} from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { joined, NOW, nothing, shopTraffic } from './shop-traffic.ts'
import { showLogOfFailed } from './show-log.ts'

const CHUNK = 250
const random = printedSeed('broker and database crash', 1_208)
let earlier = nothing
let infra: Infra
let testbed: Testbed
let points: ServiceProcess
showLogOfFailed(() => [points])
beforeAll(async () => {
  infra = await startOwnInfra()
  testbed = await openTestbed('infra-crashes', infra)
  points = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
  await points.start()
})
afterAll(async () => {
  await points?.close() // either may be missing after a start that failed
  await infra?.stop()
})

/** As another team would that must not lose a message either: again, until the broker has it. */
async function send(messages: readonly Sent[]): Promise<void> {
  for (let from = 0; from < messages.length; from += CHUNK) {
    const chunk = messages.slice(from, from + CHUNK)
    await settle(
      'the broker to take messages',
      () =>
        testbed.send(chunk).then(
          () => true,
          () => false,
        ),
      90_000,
    )
  }
}

async function flowing(name: string) {
  const traffic = shopTraffic(random, { name, members: 300, purchases: 8_000 })
  const ledger = (await testbed.database('points')).collection('ledger_transactions')
  const before = await ledger.countDocuments()
  const sending = send(traffic.messages)
  sending.catch(() => {}) // a test that fails meanwhile has its own reason
  const moment = before + random.below(4_000)
  await settle(`the ledger to pass ${moment}`, async () => (await ledger.estimatedDocumentCount()) >= moment)
  return { traffic, sending }
}

test('the broker is killed and comes back: readiness names it, the flow resumes by itself, nothing is lost', async () => {
  const { traffic, sending } = await flowing('broker')
  await infra.kafka.kill()
  const unwell = await settle('readiness to tell', async () => {
    const parts = await points.unwell()
    return parts.includes('broker') && parts
  })
  expect(unwell).not.toContain('database')
  await infra.kafka.start()
  await sending
  await points.ready()
  await drained(testbed, 'points', ['platform.events'])
  earlier = joined(earlier, traffic)
  expect(await judge(testbed, earlier)).toEqual([])
})

test('the database is killed and comes back: readiness names it, the flow resumes by itself, nothing is lost', async () => {
  const { traffic, sending } = await flowing('database')
  await infra.mongodb.kill()
  const unwell = await settle('readiness to tell', async () => {
    const parts = await points.unwell()
    return parts.includes('database') && parts.includes('relay') && parts
  })
  expect(unwell).not.toContain('broker')
  await infra.mongodb.start()
  await sending
  await points.ready()
  await drained(testbed, 'points', ['platform.events'])
  earlier = joined(earlier, traffic)
  expect(await judge(testbed, earlier)).toEqual([])
})
