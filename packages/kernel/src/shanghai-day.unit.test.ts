import { describe, expect, test } from 'vitest'
import {
  addDays,
  addYears,
  asShanghaiDay,
  endOfShanghaiDay,
  type ShanghaiDay,
  shanghaiDay,
  startOfShanghaiDay,
} from './shanghai-day.ts'

const day = asShanghaiDay

describe('the day of an instant', () => {
  test.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
    ['0000-12-31T16:00:00.000Z', '0001-01-01'],
    ['9999-12-31T15:59:59.999Z', '9999-12-31'],
  ])('%s is on %s in Shanghai', (instant, expected) => {
    expect(shanghaiDay(Date.parse(instant))).toBe(expected)
  })

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0.5,
    Date.UTC(9999, 11, 31, 16),
    Date.parse('0000-12-31T15:59:59.999Z'),
  ])('%s has no day', (instant) => {
    expect(() => shanghaiDay(instant)).toThrow(RangeError)
  })
})

describe('text as a day', () => {
  test.each([
    '2023-02-29',
    '2023-2-1',
    '2023-13-01',
    '2023-04-31',
    '0000-01-01',
    '20230401',
    '',
    '2023-04-01T00:00:00Z',
    ' 2023-04-01',
  ])('%j is refused', (text) => {
    expect(() => asShanghaiDay(text)).toThrow(RangeError)
  })
  test.each(['2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])('%s is taken', (text) => {
    expect(asShanghaiDay(text)).toBe(text)
  })
})

describe('[6.9] the same date some years on', () => {
  test.each([
    ['2024-11-23', 2, '2026-11-23'],
    ['2024-02-29', 2, '2026-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-28', 2, '2026-02-28'],
    ['2022-02-28', 2, '2024-02-28'],
    ['2096-02-29', 4, '2100-02-28'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
  ])('%s and %i years is %s', (from, years, expected) => {
    expect(addYears(day(from), years)).toBe(expected)
  })

  test.each([8000, -2024, 0.5, Number.NaN])('2024-02-29 and %s years is refused', (years) => {
    expect(() => addYears(day('2024-02-29'), years)).toThrow(RangeError)
  })
})

describe('adding days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-11-23', -364, '2025-11-24'],
    ['2025-12-31', 1, '2026-01-01'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected)
  })

  test('a part of a day, and a day past the calendar, are refused', () => {
    expect(() => addDays(day('2024-02-28'), 0.5)).toThrow(RangeError)
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
  })
})

test('a day runs from its first to its last millisecond', () => {
  const bounds = [startOfShanghaiDay, endOfShanghaiDay].map((bound) => new Date(bound(day('2026-11-23'))).toISOString())
  expect(bounds).toEqual(['2026-11-22T16:00:00.000Z', '2026-11-23T15:59:59.999Z'])
})

test('a day is not made from unchecked text', () => {
  // @ts-expect-error a plain string is no ShanghaiDay
  const unchecked: ShanghaiDay = '2026-11-23'
  expect(unchecked).toBe('2026-11-23')
})
