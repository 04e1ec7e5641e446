import { STEPS } from '@laurel/messaging'
import {
  drained,
  killAt,
  openTestbed,
  printedSeed,
  type Sent,
  type ServiceProcess,
  serviceProcess,
  type Testbed,
} from '@laurel/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { joined, NOW, nothing, shopTraffic } from './shop-traffic.ts'
import { showLogOfFailed } from './show-log.ts'

/** How often the step is passed before the process is killed there: one life each, one after the other. */
const TIMES = [1, 2, 5]
const CHUNK = 40

const random = printedSeed('kill at each step', 3_008)
/** What earlier tests of this file have sent: the books hold it too. */
let earlier = nothing
let testbed: Testbed
let points: ServiceProcess
showLogOfFailed(() => [points])
beforeAll(async () => {
  testbed = await openTestbed('kill-steps')
  points = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
  await points.start() // makes the topics
  await points.stop()
})
afterEach(() => points.close())
afterAll(async () => {
  await testbed.close()
})

/** Sends so few messages that each chunk passes every step; waits until they are through, or the process is dead. */
async function sendChunk(chunk: readonly Sent[]): Promise<void> {
  await testbed.send(chunk)
  await drained(testbed, 'points', ['platform.events'], { orElse: () => points.pid() === 0 })
}

test.each(STEPS)(
  'killed at step "%s" again and again: nothing is lost, nothing counts twice, order is kept',
  async (step) => {
    const traffic = shopTraffic(random, { name: step, members: 60, purchases: 2_000 })
    const messages = [...traffic.messages]
    for (const times of TIMES) {
      points.launch(killAt(step, times))
      while (points.pid() !== 0 && messages.length > 0) await sendChunk(messages.splice(0, CHUNK))
      expect(await points.ended()).toEqual({ code: null, signal: 'SIGKILL' })
      await points.bury()
    }
    await points.start()
    await testbed.send(messages)
    await drained(testbed, 'points', ['platform.events'])

    earlier = joined(earlier, traffic)
    expect(await judge(testbed, earlier)).toEqual([])
    await points.stop()
  },
)
