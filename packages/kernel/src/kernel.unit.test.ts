import { describe, expect, test } from 'vitest'
import {
  assertNever,
  err,
  InvariantViolation,
  invariant,
  type MemberId,
  memberId,
  ok,
  purchaseId,
  safeInteger,
} from './index.ts'

test('a result is either a value or a refusal', () => {
  expect([ok(1), err('OUT_OF_STOCK')]).toEqual([
    { ok: true, value: 1 },
    { ok: false, error: 'OUT_OF_STOCK' },
  ])
})

describe('an invariant', () => {
  test('that holds costs no message', () => {
    expect(() => invariant(true, () => expect.fail('made a message'))).not.toThrow()
  })

  test('that is broken throws a fault with its message', () => {
    expect(() => invariant(0, 'sums to zero')).toThrow(new InvariantViolation('sums to zero'))
    expect(() => invariant(false, () => `is ${1}`)).toThrow(new InvariantViolation('is 1'))
  })
})

test('a case that no union covers throws, and its value is not told', () => {
  const unheardOf = 'someone@example.com' as never
  expect(() => assertNever(unheardOf)).toThrow(/^A string that no case/)
})

describe('ids', () => {
  test.each(['mbr_1', 'P-2026:1', 'x'.repeat(200)])('%s is taken', (text) => {
    expect(purchaseId(text)).toBe(text)
  })

  test.each(['', 'a b', 'a/b', 'a\nb', '会员', 'x'.repeat(201)])('%j is refused, and not told', (text) => {
    expect(() => memberId(text)).toThrow(/^Not a MemberId: 1 to 200 printable/)
  })

  test('one kind is not taken for another', () => {
    // @ts-expect-error a purchase is no member
    const wrong: MemberId = purchaseId('pur_1')
    expect(wrong).toBe('pur_1')
  })
})

test('a safe integer is given back, and nothing else is', () => {
  expect([0, -5, 2 ** 53 - 1].map((value) => safeInteger(value, 'Points'))).toEqual([0, -5, 2 ** 53 - 1])
  expect(() => safeInteger(1.5, 'Points')).toThrow(new RangeError('Points must be a safe integer'))
})
