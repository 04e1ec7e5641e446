import { STEPS } from '@laurel/messaging'
import {
  drained,
  killAt,
  openTestbed,
  printedSeed,
  type ServiceProcess,
  serviceProcess,
  type Testbed,
} from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { joined, NOW, nothing, shopTraffic } from './shop-traffic.ts'

/** How often the step is passed before the process is killed there: one life each, one after the other. */
const TIMES = [1, 2, 5]
const CHUNK = 40

const random = printedSeed('kill at each step', 3_008)
/** What earlier tests of this file have sent: the books hold it too. */
let earlier = nothing
let testbed: Testbed
let points: ServiceProcess
beforeAll(async () => {
  testbed = await openTestbed('kill-steps')
  points = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
  await points.start() // makes the topics
  await points.stop()
})
afterAll(async () => {
  await points.close()
  await testbed.close()
})

test.each(STEPS)(
  'killed at step "%s" again and again: nothing is lost, nothing counts twice, order is kept',
  async (step) => {
    const traffic = shopTraffic(random, { name: step, members: 60, purchases: 2_000 })
    const messages = [...traffic.messages]
    for (const times of TIMES) {
      points.launch(killAt(step, times))
      const died = points.ended()
      for (let isDead = false; !isDead && messages.length > 0; ) {
        await testbed.send(messages.splice(0, CHUNK))
        isDead = points.pid() === 0
      }
      expect(await died).toEqual({ code: null, signal: 'SIGKILL' })
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
