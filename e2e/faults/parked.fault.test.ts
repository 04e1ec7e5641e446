import { drained, openTestbed, printedSeed, type ServiceProcess, serviceProcess, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditedPurchase } from '../src/independent-points.ts'
import { judge } from './judge.ts'
import { tellRegistered, tellTier } from './member-messages.ts'
import { NOW, recorded, shopTraffic } from './shop-traffic.ts'
import { showLogOfFailed } from './show-log.ts'

/** One member each whose message cannot be handled, and why. */
const ILL = {
  mbr_foreign: 'CURRENCY_NOT_SUPPORTED',
  mbr_throws: 'HANDLER_FAILED',
  mbr_garbled: 'NOT_FRAMED',
} as const
const members = Object.keys(ILL) as (keyof typeof ILL)[]
/** So many fen that the rule's integers end at a diamond member's rate, which it takes for a fault (a throw). */
const TOO_MUCH = Number.MAX_SAFE_INTEGER

let testbed: Testbed
let points: ServiceProcess
showLogOfFailed(() => [points])
beforeAll(async () => {
  testbed = await openTestbed('parked')
  points = await serviceProcess(testbed, 'points', { LAUREL_CLOCK_START: new Date(NOW).toISOString() })
  await points.start()
})
afterAll(async () => {
  await points.close()
  await testbed.close()
})

/** Earns the base rate whatever the tier [6.1], so that the independent calculation holds. */
const BEFORE_REGISTERING = NOW - 7 * 24 * 60 * 60 * 1000
const bought = (memberId: string, number: number): AuditedPurchase => {
  return { memberId, purchaseId: `pur_${memberId}_${number}`, amountMinor: 100_00, purchasedAt: BEFORE_REGISTERING }
}

async function sendIll(): Promise<void> {
  await tellRegistered(testbed, 'mbr_throws')
  await tellTier(testbed, 'mbr_throws', 1, 'diamond')
  await drained(testbed, 'points', ['member.events', 'member.standing'])
  await testbed.send([recorded(bought('mbr_foreign', 1), 'USD')])
  await testbed.send([recorded({ ...bought('mbr_throws', 1), amountMinor: TOO_MUCH, purchasedAt: NOW })])
  await testbed.sendRaw('platform.events', 'mbr_garbled', Buffer.from('no frame'))
}

/** What waits, as the operator's tool lists it: id, state, code and member. */
async function waiting(): Promise<{ id: string; state: string; code: string; memberId: string }[]> {
  const { output } = await points.run('dead-letters', 'list')
  return output.split('\n').map((line) => {
    const [id = '', state = '', code = '', , memberId = ''] = line.split('  ')
    return { id, state, code, memberId }
  })
}

test('what cannot be handled is parked with its member’s later messages; others flow; release and drop keep the order', async () => {
  const traffic = shopTraffic(printedSeed('parked', 6), { name: 'well', members: 100, purchases: 2_000 })
  await testbed.send(traffic.messages.slice(0, 1_000))
  await sendIll()
  await testbed.send([...members.map((memberId) => recorded(bought(memberId, 2))), ...traffic.messages.slice(1_000)])
  await drained(testbed, 'points', ['platform.events'])
  expect(await judge(testbed, traffic, members)).toEqual([])

  // A kill does not lose them, and what comes later still queues behind.
  await points.kill()
  await points.bury()
  await points.start()
  await testbed.send(members.map((memberId) => recorded(bought(memberId, 3))))
  await drained(testbed, 'points', ['platform.events'])
  const letters = await waiting()
  for (const memberId of members) {
    const own = letters.filter((letter) => letter.memberId === memberId)
    expect(own.map(({ state, code }) => `${state} ${code}`)).toEqual([
      `parked ${ILL[memberId]}`,
      'behind BEHIND_PARKED',
      'behind BEHIND_PARKED',
    ])
  }

  for (const { id, code } of letters.filter(({ state }) => state === 'parked')) {
    const released = await points.run('dead-letters', 'release', id)
    expect(released).toMatchObject({ code: 1, output: expect.stringContaining(`still fails: ${code}`) })
    const dropped = await points.run('dead-letters', 'drop', id, 'the shop has sent it by mistake')
    expect(dropped).toEqual({ code: 0, output: expect.any(String) })
  }
  await drained(testbed, 'points', ['platform.events'])
  const handled = members.flatMap((memberId) => [bought(memberId, 2), bought(memberId, 3)])
  const all = { ...traffic, purchases: [...traffic.purchases, ...handled] }
  expect(await judge(testbed, all, members)).toEqual([])
  expect((await points.run('dead-letters', 'list')).output).toBe('nothing waits')
  expect(await points.metric('laurel_parked_members')).toBe(0)
})
