import { describe, expect, test } from 'vitest'
import { memberKeyOf } from './member-key.ts'
import { openValue, SealBrokenError, sealValue } from './sealed-value.ts'

const key = Buffer.alloc(32, 7)

describe('a sealed value', () => {
  test('[7.2] opens with its key and its place', () => {
    const sealed = sealValue(key, '张三 zhang@example.com', 'members.displayName')
    expect(openValue(key, sealed, 'members.displayName').toString()).toBe('张三 zhang@example.com')
  })

  test('[7.2] holds nothing of the text, and two sealings of one text differ', () => {
    const [one, two] = [sealValue(key, '+8613800138000', 'a'), sealValue(key, '+8613800138000', 'a')]
    expect(one.includes('138')).toBe(false)
    expect(one.equals(two)).toBe(false)
  })

  test('says its version in the first byte, and refuses one that it does not know', () => {
    const sealed = sealValue(key, 'text', 'a')
    expect(sealed[0]).toBe(1)
    sealed[0] = 2
    expect(() => openValue(key, sealed, 'a')).toThrow(/version 2/)
  })

  test('does not open with another key, in another place, altered, cut short, or when it was never sealed', () => {
    const sealed = sealValue(key, 'text', 'a')
    expect(() => openValue(Buffer.alloc(32, 8), sealed, 'a')).toThrow(SealBrokenError)
    expect(() => openValue(key, sealed, 'b')).toThrow(SealBrokenError)
    for (const at of sealed.keys()) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => openValue(key, altered, 'a')).toThrow(SealBrokenError)
    }
    expect(() => openValue(key, sealed.subarray(0, -1), 'a')).toThrow(SealBrokenError)
    expect(() => openValue(key, Buffer.from('plain'), 'a')).toThrow(SealBrokenError)
  })

  test('opens at any length, the empty text too', () => {
    for (const text of ['', 'x', '长'.repeat(10_000)]) {
      expect(openValue(key, sealValue(key, text, 'a'), 'a').toString()).toBe(text)
    }
  })
})

describe("a member's key", () => {
  test('[7.2] refuses a value moved to another field or another member', () => {
    const sealed = memberKeyOf('mbr_1', key).seal('address', '+8613800138000')
    expect(memberKeyOf('mbr_1', key).open('address', sealed)).toBe('+8613800138000')
    expect(() => memberKeyOf('mbr_1', key).open('displayName', sealed)).toThrow(SealBrokenError)
    expect(() => memberKeyOf('mbr_2', key).open('address', sealed)).toThrow(SealBrokenError)
  })

  test('does not take a member and a field for another pair that reads the same', () => {
    const sealed = memberKeyOf('a', key).seal('b","c', 'text')
    expect(() => memberKeyOf('a","b', key).open('c', sealed)).toThrow(SealBrokenError)
  })
})
