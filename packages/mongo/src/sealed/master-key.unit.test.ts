import { describe, expect, test } from 'vitest'
import { createBlindIndex } from './blind-index.ts'
import { masterKeyManagement } from './master-key.ts'
import { SealBrokenError } from './sealed-value.ts'

const keys = masterKeyManagement(Buffer.alloc(32, 1))
const others = masterKeyManagement(Buffer.alloc(32, 2))
const dataKey = Buffer.alloc(32, 9)

describe('a master key', () => {
  test('[7.2] wraps a data key so that only it, for the same member, unwraps it', async () => {
    const wrapped = await keys.wrap(dataKey, 'mbr_1')
    expect(wrapped.includes(dataKey)).toBe(false)
    expect(await keys.unwrap(wrapped, 'mbr_1')).toEqual(dataKey)
    await expect(keys.unwrap(wrapped, 'mbr_2')).rejects.toThrow(SealBrokenError)
    await expect(others.unwrap(wrapped, 'mbr_1')).rejects.toThrow(SealBrokenError)
  })

  test('has a fingerprint that stays and tells keys apart', () => {
    expect(keys.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(masterKeyManagement(Buffer.alloc(32, 1)).fingerprint).toBe(keys.fingerprint)
    expect(others.fingerprint).not.toBe(keys.fingerprint)
  })

  test('derives for each purpose another key, the same every time', async () => {
    expect(await keys.derive('codes')).toEqual(await keys.derive('codes'))
    expect(await keys.derive('codes')).not.toEqual(await keys.derive('tokens'))
    expect(await keys.derive('codes')).toHaveLength(32)
  })

  test('has 32 bytes, or is refused', () => {
    expect(() => masterKeyManagement(Buffer.alloc(16))).toThrow(RangeError)
  })
})

describe('a blind index', () => {
  test('[7.2] is equal for equal values, and of no use without the master key', async () => {
    const index = await createBlindIndex(keys, 'identifiers')
    const same = await createBlindIndex(keys, 'identifiers')
    const foreign = await createBlindIndex(others, 'identifiers')
    expect(index('phone:+8613800138000')).toBe(same('phone:+8613800138000'))
    expect(index('phone:+8613800138000')).not.toBe(index('phone:+8613800138001'))
    expect(index('phone:+8613800138000')).not.toBe(foreign('phone:+8613800138000'))
    expect(index('phone:+8613800138000')).toMatch(/^[\w-]{43}$/)
  })

  test('of one purpose does not match that of another', async () => {
    const [one, two] = [await createBlindIndex(keys, 'identifiers'), await createBlindIndex(keys, 'networks')]
    expect(one('x')).not.toBe(two('x'))
  })
})
