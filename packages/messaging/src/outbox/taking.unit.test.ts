import { ObjectId } from '@laurel/mongo'
import { expect, test } from 'vitest'
import type { OutboxMessage } from './outbox-message.ts'
import { createTaking, MESSAGES_MAX } from './taking.ts'

const message = {} as OutboxMessage

function batch(documents: number, messagesEach: number) {
  const ids = Array.from({ length: documents }, () => new ObjectId())
  return { ids, order: 0, messages: Array.from({ length: documents * messagesEach }, () => message) }
}

test('as many documents are asked for as hold a batch of messages, going by the last ones', () => {
  const taking = createTaking()
  expect(taking.limit()).toBe(MESSAGES_MAX)
  taking.note(batch(4, 500))
  expect(taking.limit()).toBe(4)
  taking.note(batch(2, 5 * MESSAGES_MAX))
  expect(taking.limit()).toBe(2)
  taking.note(batch(0, 0))
  expect(taking.limit()).toBe(2)
  taking.note(batch(2, 1))
  expect(taking.limit()).toBe(MESSAGES_MAX)
})

test('news of a document that was taken is known as such, and a long memory does not grow without end', () => {
  const taking = createTaking()
  const first = batch(2, 1)
  taking.note(first)
  expect(first.ids.map(taking.hasTaken)).toEqual([true, true])
  expect(taking.hasTaken(new ObjectId())).toBe(false)
  for (let round = 0; round < 12; round += 1) taking.note(batch(1_000, 1))
  expect(first.ids.map(taking.hasTaken)).toEqual([false, false])
})
