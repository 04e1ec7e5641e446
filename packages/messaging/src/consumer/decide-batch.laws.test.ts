import { createCodec, MemberRegistered, PurchaseRecorded } from '@laurel/events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Incoming, outgoing } from '../event.ts'
import { handler } from '../handler.ts'
import { OutboxDraft } from '../outbox/outbox-draft.ts'
import { headersOf } from '../outbox/outbox-message.ts'
import { defineStore, type MemberDocument } from '../state/store.ts'
import { WorkingSet } from '../state/working-set.ts'
import { emptyStream, type Stream } from '../stream/stream.ts'
import { type BatchState, decideBatch } from './decide-batch.ts'

interface Tally extends MemberDocument {
  readonly purchases: readonly string[]
}

const stores = { tallies: defineStore<Tally>({ collection: 'tallies' }) }
const codec = createCodec()
const POISON = 13

const count = handler(PurchaseRecorded, stores, {
  handle(event, { tallies }, meta) {
    if (event.amount === POISON) throw new Error('a bug')
    const { memberId, purchaseId } = event
    const before = tallies.get(memberId)?.purchases ?? []
    return {
      save: { tallies: [{ _id: memberId, memberId, purchases: [...before, purchaseId] }] },
      emit: [outgoing(MemberRegistered, { memberId, occurredAt: meta.now, channel: purchaseId })],
    }
  },
})

/** A message as the consumer has read it; `seq` null is one of another team. */
function message(memberId: string, id: string, seq: number | null, amount = 1): Incoming {
  const event = { memberId, occurredAt: 0, purchaseId: id, amount, currency: 'CNY', category: null, purchasedAt: 0 }
  const raw = { topic: 't', partition: 0, offset: 0, key: memberId, value: null, headers: {}, timestamp: 0 }
  const envelope = { source: 'shop', messageId: id, seq, typeName: PurchaseRecorded.name, commandId: null }
  return { raw, topic: 'platform.events', memberId, ...envelope, traceparent: null, occurredAt: 0, event }
}

function world() {
  const streams = new Map<string, Stream>()
  const seen = new Set<string>()
  const tallies = new WorkingSet(stores.tallies)
  const sets = { tallies: tallies as unknown as WorkingSet<MemberDocument> }
  const facts: string[] = []
  return {
    facts,
    tallies,
    run(messages: readonly Incoming[]) {
      for (const { memberId } of messages) if (!streams.has(memberId)) streams.set(memberId, emptyStream(memberId))
      const draft = new OutboxDraft(codec, streams)
      const handlers = new Map([[PurchaseRecorded.name, count]])
      const state: BatchState = { now: 1, handlers, streams, sets, draft, seen, compacted: false }
      const outcome = decideBatch(messages, state)
      facts.push(...draft.messages.map((sent) => headersOf('test-service', sent).ce_id ?? ''))
      return outcome
    },
  }
}

const members = ['mbr_a', 'mbr_b', 'mbr_c']
const sends = fc.array(fc.record({ member: fc.constantFrom(...members), bad: fc.integer({ min: 0, max: 9 }) }), {
  maxLength: 40,
})
const parameters = { seed: 20261124, numRuns: 300 }

test('law: however a stream of messages is cut into batches, and repeated, the effects are those of one pass', () => {
  fc.assert(
    fc.property(sends, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), (sent, cuts) => {
      const messages = sent.map(({ member, bad }, index) => message(member, `p${index}`, null, bad === 0 ? POISON : 1))
      const once = world()
      once.run(messages)
      const cut = world()
      let from = 0
      for (const size of [...cuts, messages.length]) {
        const batch = messages.slice(from, from + size)
        cut.run(batch)
        cut.run(batch.slice(0, Math.ceil(batch.length / 2))) // delivered again
        from += size
      }
      expect(cut.facts).toEqual(once.facts)
      for (const member of members) expect(cut.tallies.get(member)).toEqual(once.tallies.get(member))
    }),
    parameters,
  )
})

test('law: one member’s bad message changes nothing for the others, and its own later ones wait', () => {
  fc.assert(
    fc.property(sends, (sent) => {
      const messages = sent.map(({ member, bad }, index) => message(member, `p${index}`, null, bad === 0 ? POISON : 1))
      const { run, tallies } = world()
      const outcome = run(messages)
      for (const member of members) {
        const own = messages.filter(({ memberId }) => memberId === member)
        const firstBad = own.findIndex(({ event }) => (event as PurchaseRecorded).amount === POISON)
        const flows = firstBad < 0 ? own : own.slice(0, firstBad)
        expect(tallies.get(member)?.purchases ?? []).toEqual(flows.map(({ messageId }) => messageId))
        const waits = outcome.parked.filter(({ memberId }) => memberId === member)
        expect(waits.map(({ messageId }) => messageId)).toEqual(
          own.slice(flows.length).map(({ messageId }) => messageId),
        )
        expect(waits.map(({ state }) => state)).toEqual(waits.map((_, index) => (index === 0 ? 'parked' : 'behind')))
      }
    }),
    parameters,
  )
})

test('a number that was skipped is counted as missed, and does not stop the flow', () => {
  const { run, tallies } = world()
  expect(run([message('mbr_a', 'p1', 1), message('mbr_a', 'p4', 4), message('mbr_a', 'p2', 2)])).toMatchObject({
    handled: 2,
    missed: 2,
    duplicates: 1,
  })
  expect(tallies.get('mbr_a')?.purchases).toEqual(['p1', 'p4'])
})

test('an event that does not fit its schema parks its message, and nothing of the message is kept', () => {
  const misfit = handler(PurchaseRecorded, stores, {
    handle: ({ memberId }) => ({
      save: { tallies: [{ _id: memberId, memberId, purchases: ['kept?'] }] },
      emit: [outgoing(MemberRegistered, { memberId, occurredAt: 0.5, channel: 'phone' })],
    }),
  })
  const streams = new Map([['mbr_a', emptyStream('mbr_a')]])
  const tallies = new WorkingSet(stores.tallies)
  const sets = { tallies: tallies as unknown as WorkingSet<MemberDocument> }
  const draft = new OutboxDraft(codec, streams)
  const handlers = new Map([[PurchaseRecorded.name, misfit]])
  const state = { now: 1, handlers, streams, sets, draft, seen: new Set<string>(), compacted: false }
  const { parked } = decideBatch([message('mbr_a', 'p1', null)], state)
  expect(parked.map(({ code }) => code)).toEqual(['HANDLER_FAILED'])
  expect(draft.messages).toEqual([])
  expect(tallies.get('mbr_a')).toBeUndefined()
})
