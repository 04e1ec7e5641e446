import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '../database.ts'
import { defineIndexes } from '../define-indexes.ts'
import { isDuplicateKey } from '../faults.ts'
import { bindMasterKey, SEALING, WrongMasterKeyError } from './bind-master-key.ts'
import { createKeyCache } from './key-cache.ts'
import { masterKeyManagement } from './master-key.ts'
import type { MemberKey } from './member-key.ts'
import { createMemberKeys, MEMBER_KEYS, type MemberKeys } from './member-keys.ts'

const url = process.env.MONGODB_URL ?? 'mongodb://127.0.0.1:27117/?replicaSet=rs0&directConnection=true'
const management = masterKeyManagement(Buffer.alloc(32, 5))
const now = Date.parse('2026-11-24T00:00:00Z')
let database: Database
const anotherProcess = (): MemberKeys => {
  const cache = createKeyCache<MemberKey>({ capacity: 10, maxAgeMs: 60_000, clock: { now: () => now } })
  return createMemberKeys(database, management, cache)
}
let keys: MemberKeys

beforeAll(async () => {
  database = await connect(url, `laurel_test_${randomBytes(6).toString('hex')}`)
  await defineIndexes(database, [MEMBER_KEYS, SEALING])
  keys = anotherProcess()
})
afterAll(async () => {
  await database.collection(MEMBER_KEYS.name).db.dropDatabase()
  await database.close()
})

const saved = async (memberId: string) => {
  const key = await keys.issue(memberId)
  await database.transact((tx) => keys.save(tx, key, { now }))
  return key
}

describe("members' keys", () => {
  test('[7.2] a saved key opens in another process what it sealed in this one', async () => {
    const sealed = (await saved('mbr_a')).seal('address', '+8613800138000')
    const key = await anotherProcess().load('mbr_a')
    expect(key?.open('address', sealed)).toBe('+8613800138000')
  })

  test('[7.2] the database holds no key in the clear', async () => {
    await saved('mbr_clear')
    const stored = await database.collection<{ _id: string; wrapped: { buffer: Uint8Array } }>('member_keys').findOne()
    expect(stored?.wrapped.buffer.length).toBeGreaterThan(32)
  })

  test('[7.5] destroying the key is erasure: nothing opens it again, and no new key can take its place', async () => {
    await saved('mbr_gone')
    await keys.load('mbr_gone')
    await database.transact((tx) => keys.erase(tx, 'mbr_gone', now))
    keys.forget('mbr_gone')
    expect(await keys.load('mbr_gone')).toBeNull()
    expect(await anotherProcess().load('mbr_gone')).toBeNull()
    await expect(saved('mbr_gone')).rejects.toSatisfy(isDuplicateKey)
  })

  test('a member without a key has none, and a second key for one member is refused', async () => {
    expect(await keys.load('mbr_none')).toBeNull()
    await saved('mbr_twice')
    await expect(saved('mbr_twice')).rejects.toSatisfy(isDuplicateKey)
  })

  test('a key of a transaction that aborts is not remembered', async () => {
    const key = await keys.issue('mbr_aborted')
    const aborted = database.transact(async (tx) => {
      await keys.save(tx, key, { now })
      expect(await keys.load('mbr_aborted', tx)).not.toBeNull()
      throw new Error('stop')
    })
    await expect(aborted).rejects.toThrow('stop')
    expect(await keys.load('mbr_aborted')).toBeNull()
  })

  test('[7.1] a key kept for a time ends by itself, unless it is told to stay', async () => {
    const key = await keys.issue('mbr_trial')
    const removeAt = async () => await database.collection<{ _id: string }>('member_keys').findOne({ _id: 'mbr_trial' })
    await database.transact((tx) => keys.save(tx, key, { now, removeAt: now + 1000 }))
    expect(await removeAt()).toMatchObject({ removeAt: new Date(now + 1000) })
    await database.transact((tx) => keys.keep(tx, 'mbr_trial'))
    expect(await removeAt()).not.toHaveProperty('removeAt')
  })
})

describe('a database', () => {
  test('is bound to the master key it was first sealed with, and says so', async () => {
    await bindMasterKey(database, management)
    await bindMasterKey(database, management)
    const other = masterKeyManagement(Buffer.alloc(32, 6))
    await expect(bindMasterKey(database, other)).rejects.toThrow(WrongMasterKeyError)
  })
})
