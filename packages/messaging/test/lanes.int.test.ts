import { MemberRegistered, PurchaseRecorded } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import { openTestbed, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureBusCollections } from '../src/bus-collections.ts'
import { DEFAULT_BUS_SETTINGS } from '../src/bus-settings.ts'
import type { Patience } from '../src/consumer/handle-batch.ts'
import { createLanes, type Lanes } from '../src/consumer/lanes.ts'
import { Fenced, readPosition } from '../src/consumer/position.store.ts'
import type { Batch } from '../src/consumer/process-batch.ts'
import { readMessage } from '../src/consumer/read-message.ts'
import type { Handler } from '../src/handler.ts'
import { defineStore, handler, type MemberDocument, noProbe, outgoing } from '../src/index.ts'
import { DAY, purchase } from './purchases.ts'

interface Receipt extends MemberDocument {
  readonly number: number
}

const stores = {
  receipts: defineStore<Receipt>({ collection: 'receipts', indexes: [{ key: { number: 1 }, unique: true }] }),
}

/** Its amount is the receipt's number, and two receipts of one number cannot be saved. */
const giveReceipt = handler(PurchaseRecorded, stores, {
  handle({ memberId, purchaseId, amount }) {
    const receipt = { _id: purchaseId, memberId, number: amount }
    return {
      save: { receipts: [receipt] },
      emit: [outgoing(MemberRegistered, { memberId, occurredAt: DAY, channel: 'x' })],
    }
  },
})

const patience: Patience = { pause: () => Promise.resolve(true), onParkedWhole() {} }

let testbed: Testbed
let db: Database
let lanes: Lanes
let stop: AbortController
beforeAll(async () => {
  testbed = await openTestbed('lanes')
  db = await testbed.database('lanes')
  await ensureBusCollections(db, stores, DEFAULT_BUS_SETTINGS)
})
beforeEach(async () => {
  for (const name of ['receipts', 'streams', 'inbox', 'outbox', 'positions', 'parked_messages'])
    await db.collection(name).deleteMany({})
  stop = new AbortController()
  const handlers = new Map<string, Handler>([[giveReceipt.type.name, giveReceipt]])
  const { codec } = testbed
  const deps = {
    db,
    service: 'member',
    codec,
    stores,
    handlers,
    isCompacted: () => false,
    now: () => DAY,
    onCommitted() {},
  } as const
  lanes = createLanes({ deps: { ...deps, probe: noProbe }, lanes: 1, batchMax: 10, stop: stop.signal })
})
afterAll(async () => {
  await testbed.close()
})

let messages = 0

/** A partition's batch of purchases with these amounts, of a member of its own. */
function batch(partition: number, amounts: readonly number[], expected: number | null = null): Batch {
  const incoming = amounts.map((amount, index) => {
    messages += 1
    const { value, source } = purchase(`mbr_p${partition}`, `pur_${messages}`, amount)
    const raw = {
      topic: 'platform.events',
      partition,
      offset: (expected ?? 0) + index,
      key: value.memberId,
      value: testbed.codec.encode(PurchaseRecorded, value as PurchaseRecorded),
      headers: { ce_id: `evt_${messages}`, ce_source: source },
      timestamp: DAY,
    }
    const handles = { has: () => true }
    return readMessage(raw, { codec: testbed.codec, topic: 'platform.events', numbered: false, handles })
  })
  return { positionId: `p${partition}`, expected, next: (expected ?? 0) + amounts.length, messages: incoming }
}

const numbers = async () =>
  (await db.collection<Receipt>('receipts').find().toArray()).map(({ number }) => number).sort()

test('batches of partitions that wait together share one transaction, and each gets its own outcome', async () => {
  const outcomes = await Promise.all([lanes(batch(1, [1, 2]), patience), lanes(batch(2, [3]), patience)])
  expect(outcomes.map(([outcome]) => outcome?.handled)).toEqual([2, 1])
  expect(await db.collection('outbox').countDocuments()).toBe(1)
  expect([await readPosition(db, 'p1'), await readPosition(db, 'p2')]).toEqual([2, 1])
})

test('no transaction holds more messages than it may, and the oldest go first', async () => {
  const sizes = [6, 4, 1].map((size, partition) =>
    batch(
      partition,
      Array.from({ length: size }, (_, n) => 10 * partition + n),
    ),
  )
  await Promise.all(sizes.map((one) => lanes(one, patience)))
  const documents = await db.collection<{ messages: unknown[] }>('outbox').find().sort({ _id: 1 }).toArray()
  expect(documents.map((document) => document.messages.length)).toEqual([10, 1])
})

test('a partition that was lost to another consumer is fenced alone: the others’ messages take effect', async () => {
  const lost = lanes(batch(1, [1], 7), patience)
  const kept = lanes(batch(2, [2]), patience)
  await expect(lost).rejects.toBeInstanceOf(Fenced)
  expect((await kept)[0]?.handled).toBe(1)
  expect(await numbers()).toEqual([2])
})

test('a message that cannot be saved is parked alone, though others shared its transaction', async () => {
  await lanes(batch(1, [5]), patience)
  const outcomes = await Promise.all([lanes(batch(1, [4, 5, 6], 1), patience), lanes(batch(2, [7]), patience)])
  const parked = outcomes.flat().flatMap((outcome) => outcome.parked)
  expect(parked.filter(({ state }) => state === 'parked').map(({ code }) => code)).toEqual(['SAVE_FAILED'])
  expect(await numbers()).toEqual([4, 5, 7])
  expect([await readPosition(db, 'p1'), await readPosition(db, 'p2')]).toEqual([4, 1])
})

test('one message id on two partitions takes effect once, though both come in one transaction', async () => {
  const [first, second] = [batch(1, [1]), batch(2, [2])]
  const messageId = first.messages[0]?.messageId ?? ''
  const twin = { ...second, messages: second.messages.map((message) => ({ ...message, messageId })) }
  const outcomes = (await Promise.all([lanes(first, patience), lanes(twin, patience)])).flat()
  expect(outcomes.map(({ handled, duplicates }) => [handled, duplicates])).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('after a stop nothing that waits is begun', async () => {
  const waiting = Promise.allSettled([lanes(batch(1, [1]), patience), lanes(batch(2, [2]), patience)])
  stop.abort()
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await numbers()).toEqual([])
})
