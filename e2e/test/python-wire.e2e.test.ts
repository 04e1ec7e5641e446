import { join } from 'node:path'
import { drained, openTestbed, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PythonWithClients, pythonWithClients } from '../src/python-with-clients.ts'
import { openShop } from '../src/shop.ts'
import { bought, gaveBack } from '../src/shop-facts.ts'
import { type Services, startServices } from '../src/start-services.ts'

const clockStart = '2026-11-23T04:00:00Z'
const now = Date.parse(clockStart)
const root = join(import.meta.dirname, '..', '..')
const sendPurchase = join(root, 'e2e', 'python', 'send_purchase.py')
const readPointsEvents = join(root, 'packages', 'events', 'examples', 'read_points_events.py')
/** Enough that clients which hash keys in two ways could not agree on all partitions by chance. */
const memberIds = ['mbr_py_1', 'mbr_py_2', 'mbr_py_3', 'mbr_py_4']

let python: PythonWithClients
let bed: Testbed
let laurel: Services<'member' | 'points'>
beforeAll(async () => {
  python = await pythonWithClients()
  bed = await openTestbed('python-wire')
  laurel = await startServices(bed, { names: ['member', 'points'], env: { LAUREL_CLOCK_START: clockStart } })
}, 600_000)
afterAll(async () => {
  await laurel?.close()
  await bed?.close()
})

const where = (topic: string) => [
  ...['--brokers', bed.brokers.join(','), '--registry', `${laurel.http}/registry`],
  ...['--topic', `${bed.topicPrefix}${topic}`],
]
const send = (memberId: string, amount: number) =>
  python.run(sendPurchase, [
    ...where('platform.events'),
    ...[
      '--member',
      memberId,
      '--purchase',
      `pur_${memberId}`,
      '--amount',
      String(amount),
      '--at',
      '2026-11-23T04:00:00+00:00',
    ],
  ])
const accounts = async () => (await bed.database('points')).collection<{ _id: string; available: number }>('accounts')

describe('a shop in Python, with the stock Confluent client and member-service as its registry', () => {
  test('[6.1] tells of purchases, and their members have the points', async () => {
    await Promise.all(memberIds.map((memberId) => send(memberId, 128_50)))
    await drained(bed, 'points', ['platform.events'])
    const found = await (await accounts()).find({ _id: { $in: memberIds } }).toArray()
    expect(found.map(({ available }) => available)).toEqual(memberIds.map(() => 128))
    expect(await bed.read('points.dead-letters')).toEqual([])
  })

  test('sends again what it has sent, and nothing counts twice', async () => {
    await send(memberIds[0] as string, 128_50)
    await drained(bed, 'points', ['platform.events'])
    expect(await (await accounts()).findOne({ _id: memberIds[0] as string })).toMatchObject({ available: 128 })
  })

  test('writes what we would write: the same bytes, headers, key and partition', async () => {
    const shop = await openShop(bed.brokers, bed.topicPrefix)
    const ours = memberIds.map((memberId) => {
      return bought(
        { memberId, purchaseId: `pur_${memberId}`, amountMinor: 128_50, purchasedAt: now },
        `pur_${memberId}`,
      )
    })
    await shop.tell(ours)
    await shop.close()
    const onTopic = await bed.read('platform.events')
    for (const memberId of memberIds) {
      const all = onTopic.filter(({ key }) => key === memberId)
      const [theirs, own] = [all[0], all.at(-1)].map((message) => {
        const { partition, bytes, headers: { ce_source: _source, ...headers } = {} } = message ?? {}
        return { partition, bytes: bytes?.toString('hex'), headers }
      })
      expect(theirs).toEqual(own)
    }
  })
})

describe('a reader in Python', () => {
  test('[4.1] decodes points.events of every kind, field for field as we do', async () => {
    const shop = await openShop(bed.brokers, bed.topicPrefix)
    const [memberId] = ['mbr_py_reader']
    const purchase = { memberId, purchaseId: 'pur_new', amountMinor: 99_99, purchasedAt: now }
    await shop.tell([
      bought(purchase),
      bought({ ...purchase, purchaseId: 'pur_old', purchasedAt: Date.parse('2024-01-01T04:00:00Z') }),
      gaveBack({ ...purchase, amountMinor: 50_00, refundId: 'ref_1', refundedAt: now }),
    ])
    await shop.close()
    await drained(bed, 'points', ['platform.events'])
    const ours = await bed.read('points.events')

    const printed = await python.run(readPointsEvents, [...where('points.events'), '--max', String(ours.length)])
    const theirs = printed
      .trimEnd()
      .split('\n')
      .map((line): Printed => JSON.parse(line))
    const byId = new Map(theirs.map((line) => [line.id, line]))
    expect(byId.size).toBe(ours.length)
    for (const { key, typeName, headers, value } of ours) {
      const { event, ...line } = byId.get(headers.ce_id ?? '') as Printed
      expect(line).toEqual({ type: typeName, id: headers.ce_id, key })
      expect({ ...event, occurredAt: Date.parse(event.occurredAt as string) }).toEqual(value)
    }
    expect(new Set(theirs.map(({ type }) => type))).toEqual(
      new Set(['laurel.points.PointsEarned', 'laurel.points.PointsEnded', 'laurel.points.PointsReversed']),
    )
  })
})

interface Printed {
  readonly type: string
  readonly id: string
  readonly key: string
  readonly event: Readonly<Record<string, unknown>>
}
