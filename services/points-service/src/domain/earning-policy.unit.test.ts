import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EarningPolicy, pointsFor, policyAt, policyOfVersion } from './earning-policy.ts'
import { rules } from './ledger.fixture.ts'

describe('[6.1] points for an amount', () => {
  test.each([
    // fen, percent, points
    [0, 100, 0],
    [99, 200, 0],
    [1_00, 100, 1],
    [1_99, 100, 1],
    [1_00, 120, 1],
    [4_99, 120, 4],
    [5_00, 120, 6],
    [9_99, 120, 10],
    [1_00, 150, 1],
    [1_99, 150, 1],
    [2_00, 150, 3],
    [3_00, 150, 4],
    [1_00, 200, 2],
    [1_50, 200, 2],
    [29_33, 100, 29],
    [1_000_00, 120, 1_200],
    // In floats, 1.1 times 70 is 77.00000000000001 and 0.57 times 100 is 56.99999999999999.
    [70_00, 110, 77],
    [100_00, 57, 57],
    [4_503_599_627_370_400, 200, 90_071_992_547_408],
  ])('%i fen at %i %% are %i points', (amountMinor, percent, points) => {
    expect(pointsFor(rules, amountMinor, percent)).toBe(points)
  })

  test('an amount past what integers hold is a fault, never rounded', () => {
    expect(() => pointsFor(rules, Number.MAX_SAFE_INTEGER, 200)).toThrow(RangeError)
  })

  test('are the same as in integers without a limit', () => {
    const percents = fc.integer({ min: 1, max: 1_000 })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        percents,
        fc.integer({ min: 1, max: 10 }),
        (fen, percent, rate) => {
          const exact = ((BigInt(fen) / 100n) * BigInt(rate) * BigInt(percent)) / 100n
          return pointsFor({ ...rules, pointsPerYuan: rate }, fen, percent) === Number(exact)
        },
      ),
      { seed: 20_261_123, numRuns: 5_000 },
    )
  })
})

describe('[3.5] the version in force', () => {
  const version = (number: number, effectiveFrom: number): EarningPolicy => ({
    ...rules,
    version: number,
    effectiveFrom,
  })
  const versions = [version(2, 200), version(1, 100), version(3, 300)]

  test.each([
    [100, 1],
    [199, 1],
    [200, 2],
    [299, 2],
    [300, 3],
    [10 ** 15, 3],
  ])('at %i is %i, however the versions are ordered', (instant, expected) => {
    expect(policyAt(versions, instant).version).toBe(expected)
  })

  test('before there was one is the first', () => {
    expect(policyAt(versions, 99).version).toBe(1)
  })

  test('is a fault to ask for where there is none', () => {
    expect(() => policyAt([], 100)).toThrow('[3.5]')
  })

  test('[6.4] a version that made a posting is found by its number, and missed if it is gone', () => {
    expect(policyOfVersion(versions, 2)).toBe(versions[0])
    expect(() => policyOfVersion(versions, 4)).toThrow('[6.4] version 4')
  })
})
