import { openTestbed, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLease } from '../src/outbox/lease.ts'

let testbed: Testbed
beforeAll(async () => {
  testbed = await openTestbed('lease')
})
afterAll(async () => {
  await testbed.close()
})

test('a lease has one holder, and is free at once when it is given up', async () => {
  const db = await testbed.database('lease')
  const first = createLease(db, 'one', 60_000)
  const second = createLease(db, 'one', 60_000, 0)
  expect([await first.hold(), await second.hold(), await first.hold()]).toEqual([true, false, true])
  await first.drop()
  expect(await second.hold()).toBe(true)
})

test('whoever was refused asks again only after a while, however often it is woken, or when it has reason to doubt', async () => {
  const db = await testbed.database('lease')
  const first = createLease(db, 'two', 60_000)
  const second = createLease(db, 'two', 60_000, 60_000)
  await first.hold()
  expect(await second.hold()).toBe(false)
  await first.drop()
  expect(await second.hold()).toBe(false)
  second.doubt()
  expect(await second.hold()).toBe(true)
})
