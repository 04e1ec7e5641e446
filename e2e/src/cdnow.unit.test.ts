import { describe, expect, test } from 'vitest'
import { loadCdnow, parseCdnow } from './cdnow.ts'
import { independentPoints } from './independent-points.ts'

const at = (instant: string) => Date.parse(instant)

describe('the CDNOW sample', () => {
  const purchases = loadCdnow()

  test('is whole: 2,357 customers, 6,919 purchases, each with an id of its own', () => {
    expect(new Set(purchases.map(({ memberId }) => memberId)).size).toBe(2_357)
    expect(new Set(purchases.map(({ purchaseId }) => purchaseId)).size).toBe(6_919)
  })

  test('begins and ends as the file does, 27 years on, at noon in Shanghai', () => {
    const first = { memberId: 'mbr_cdnow_0001', purchaseId: 'pur_cdnow_00001' }
    const last = { memberId: 'mbr_cdnow_2357', purchaseId: 'pur_cdnow_06919' }
    expect([purchases[0], purchases.at(-1)]).toEqual([
      { ...first, amountMinor: 29_33, purchasedAt: at('2024-01-01T12:00:00+08:00') },
      { ...last, amountMinor: 25_74, purchasedAt: at('2024-03-25T12:00:00+08:00') },
    ])
  })

  test('lies between 1 January 2024 and 30 June 2025, and holds eight purchases of nothing', () => {
    const times = purchases.map(({ purchasedAt }) => purchasedAt)
    expect(Math.min(...times)).toBe(at('2024-01-01T12:00:00+08:00'))
    expect(Math.max(...times)).toBe(at('2025-06-30T12:00:00+08:00'))
    expect(purchases.filter(({ amountMinor }) => amountMinor === 0)).toHaveLength(8)
  })

  test('[6.1] [6.9] [6.12] gives the first customer what can be worked out by hand as of 2026-11-23', () => {
    // 29.33 on 1 January, 29.73 on 18 January and 14.96 on 2 August 2024 have ended; 26.48 on 12 December have not.
    const points = independentPoints(purchases, [], '2026-11-23')
    expect(points.get('mbr_cdnow_0001')).toEqual({ earned: 98, reversed: 0, ended: 72, available: 26, debt: 0 })
    expect(points.size).toBe(2_357)
  })
})

describe('a line in other columns is named, not skipped', () => {
  const good = ' 00004 0001 19970101  2   29.33'

  test.each([
    ['a field too few', ' 00004 0001 19970101  2'],
    ['shifted by one', '00004 0001 19970101  2   29.33'],
    ['one digit after the point', ' 00004 0001 19970101  2    29.3'],
    ['a month that is none', ' 00004 0001 19971301  2   29.33'],
    ['a day that 27 years on is none', ' 00004 0001 19960229  2   29.33'],
  ])('%s', (_, bad) => {
    expect(() => parseCdnow(`${good}\r\n${bad}\r\n`)).toThrow('Line 2')
  })
})
