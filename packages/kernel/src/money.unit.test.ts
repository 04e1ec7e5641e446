import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, type Currency, isCurrency, money, subtractMoney } from './money.ts'

describe('money is a safe integer of minor units', () => {
  test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), '1' as unknown as number])(
    '%s is refused',
    (amount) => {
      expect(() => money(amount, 'CNY')).toThrow(RangeError)
    },
  )

  test.each([0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('%s is taken', (amount) => {
    expect(money(amount, 'CNY')).toEqual({ amount, currency: 'CNY' })
  })

  test('minus zero is zero', () => {
    expect(Object.is(money(-0, 'CNY').amount, 0)).toBe(true)
  })
})

describe('sums', () => {
  test('a sum past the safe integers is refused, never rounded', () => {
    const most = money(Number.MAX_SAFE_INTEGER, 'CNY')
    expect(() => addMoney(most, money(1, 'CNY'))).toThrow(RangeError)
    expect(() => subtractMoney(money(-2, 'CNY'), most)).toThrow(RangeError)
  })

  test('two currencies are not added', () => {
    const dollars = { amount: 1, currency: 'USD' as Currency }
    expect(() => addMoney(dollars, money(1, 'CNY'))).toThrow(TypeError)
    expect(() => subtractMoney(money(1, 'CNY'), dollars)).toThrow(TypeError)
  })

  test('what was added can be subtracted again, exactly', () => {
    const amounts = fc.integer({ min: -(2 ** 51), max: 2 ** 51 }).map((amount) => money(amount, 'CNY'))
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtractMoney(addMoney(a, b), b)).toEqual(a)
        expect(addMoney(a, b)).toEqual(addMoney(b, a))
      }),
      { seed: 20_261_123, numRuns: 1_000 },
    )
  })
})

test('only the currencies that are kept are known', () => {
  expect(['CNY', 'cny', 'USD', '', 'toString'].map(isCurrency)).toEqual([true, false, false, false, false])
})
