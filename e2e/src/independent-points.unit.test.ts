import { describe, expect, test } from 'vitest'
import { independentPoints } from './independent-points.ts'

const bought = (memberId: string, purchaseId: string, amountMinor: number, at: string) => ({
  memberId,
  purchaseId,
  amountMinor,
  purchasedAt: Date.parse(at),
})
const pointsOf = (at: string, today: string) =>
  independentPoints([bought('m', 'p', 100, at)], [], today).get('m')?.available

test('[6.1] [6.12] [6.13] a case worked out by hand', () => {
  const purchases = [
    // a: 29 + 0 live, 14 ended; of the first, 10.34 come back: 18.99 are kept, so 11 of 29 are reversed.
    bought('a', '1', 29_33, '2025-01-18T04:00:00Z'),
    bought('a', '2', 99, '2025-01-18T04:00:00Z'),
    bought('a', '3', 14_96, '2024-08-02T04:00:00Z'),
    // b: 63 ended, and refunded after that, which takes nothing more.
    bought('b', '1', 63_34, '2024-01-01T04:00:00Z'),
    // c: 100 live, refunded in full by two parts.
    bought('c', '1', 100_00, '2025-06-30T04:00:00Z'),
    // d: paid nothing.
    bought('d', '1', 0, '2025-06-30T04:00:00Z'),
  ]
  const refunds = [
    { memberId: 'a', purchaseId: '1', amountMinor: 10_34 },
    { memberId: 'b', purchaseId: '1', amountMinor: 63_34 },
    { memberId: 'c', purchaseId: '1', amountMinor: 33_33 },
    { memberId: 'c', purchaseId: '1', amountMinor: 66_67 },
  ]
  expect(Object.fromEntries(independentPoints(purchases, refunds, '2026-11-23'))).toEqual({
    a: { earned: 43, reversed: 11, ended: 14, available: 18, debt: 0 },
    b: { earned: 63, reversed: 0, ended: 63, available: 0, debt: 0 },
    c: { earned: 100, reversed: 100, ended: 0, available: 0, debt: 0 },
    d: { earned: 0, reversed: 0, ended: 0, available: 0, debt: 0 },
  })
})

describe('[6.9] the last day, in Shanghai, is the same date two years on', () => {
  test.each([
    ['2024-11-22T16:00:00.000Z', '2026-11-23', 1],
    ['2024-11-22T15:59:59.999Z', '2026-11-23', 0],
    ['2024-02-29T04:00:00.000Z', '2026-02-28', 1],
    ['2024-02-29T04:00:00.000Z', '2026-03-01', 0],
    ['2024-12-31T16:00:00.000Z', '2027-01-01', 1],
    ['2024-12-31T16:00:00.000Z', '2027-01-02', 0],
  ])('bought at %s, on %s there are %i', (at, today, available) => {
    expect(pointsOf(at, today)).toBe(available)
  })
})

describe('facts that cannot be are not reckoned with', () => {
  const purchase = bought('m', 'p', 100, '2025-01-01T00:00:00Z')
  const refund = { memberId: 'm', purchaseId: 'p', amountMinor: 101 }

  test('a purchase twice, a refund of too much, a refund of nothing', () => {
    expect(() => independentPoints([purchase, purchase], [], '2026-11-23')).toThrow('twice')
    expect(() => independentPoints([purchase], [refund], '2026-11-23')).toThrow('More than was paid')
    expect(() => independentPoints([], [refund], '2026-11-23')).toThrow('No purchase')
  })
})
