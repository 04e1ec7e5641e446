import { describe, expect, test } from 'vitest'
import { addIsoDuration, adjustableClock, clockFrom, isoDurationMs, parseIsoDuration, processClock } from '../index.ts'

const START = Date.UTC(2026, 10, 23, 4)
const DAY_MS = 86_400_000

describe('clocks', () => {
  test('a clock from an instant starts there and does not go back', () => {
    const clock = clockFrom(START)
    const first = clock.now()
    expect(first).toBeGreaterThanOrEqual(START)
    expect(first).toBeLessThan(START + 10_000)
    expect(clock.now()).toBeGreaterThanOrEqual(first)
    expect(Number.isInteger(first)).toBe(true)
  })

  test('[contract /dev/clock] moves forward by a duration and to an instant, never back', () => {
    const clock = adjustableClock(START)
    const moved = clock.advance('P8D')
    expect(moved.ok && moved.value).toBeGreaterThanOrEqual(START + 8 * DAY_MS)
    expect(clock.now()).toBeGreaterThanOrEqual(START + 8 * DAY_MS)
    expect(clock.set(START)).toEqual({ ok: false, error: 'BACKWARDS' })
    expect(clock.set(START + 9 * DAY_MS)).toEqual({ ok: true, value: START + 9 * DAY_MS })
    expect(clock.advance('8 days')).toEqual({ ok: false, error: 'BAD_DURATION' })
    expect(clock.set(Number.NaN)).toEqual({ ok: false, error: 'BAD_INSTANT' })
    expect(clock.advance('P9999Y')).toMatchObject({ ok: true })
    expect([clock.advance('P9999Y'), ...Array.from({ length: 30 }, () => clock.advance('P9999Y'))]).toContainEqual({
      ok: false,
      error: 'BAD_INSTANT',
    })
  })

  test('production has the machine clock, and nothing to move it by', () => {
    expect(processClock({ LAUREL_MODE: 'production' }).adjustable).toBeNull()
    expect(() => processClock({ LAUREL_MODE: 'production', LAUREL_CLOCK_START: START })).toThrow('production')
  })

  test('development starts where it is told', () => {
    const { clock, adjustable } = processClock({ LAUREL_MODE: 'development', LAUREL_CLOCK_START: START })
    adjustable?.advance('P1D')
    expect(clock.now()).toBeGreaterThanOrEqual(START + DAY_MS)
  })
})

describe('ISO 8601 durations', () => {
  test.each([
    ['PT0.5S', 500],
    ['PT36H', 36 * 3_600_000],
    ['P1W', 7 * DAY_MS],
    ['P1DT1M', DAY_MS + 60_000],
  ])('%s has a fixed length', (text, ms) => {
    const parsed = parseIsoDuration(text)
    expect(parsed && isoDurationMs(parsed)).toBe(ms)
  })

  test.each(['P', 'PT', 'P1', '1D', '-P1D', 'P1H', 'PT1D', 'P1D ', 'P1.5D', '', 'p1d'])('%j is not one', (text) => {
    expect(parseIsoDuration(text)).toBeNull()
  })

  test('months and years follow the Shanghai calendar and end on the last day of a shorter month', () => {
    const plus = (from: string, duration: string) => {
      const parsed = parseIsoDuration(duration)
      return parsed && new Date(addIsoDuration(Date.parse(from), parsed)).toISOString()
    }
    expect(plus('2027-01-31T12:00:00+08:00', 'P1M')).toBe('2027-02-28T04:00:00.000Z')
    // 00:30 on 1 March in Shanghai is still February in UTC.
    expect(plus('2027-03-01T00:30:00+08:00', 'P1M')).toBe('2027-03-31T16:30:00.000Z')
    expect(plus('2028-02-29T00:00:00+08:00', 'P1Y')).toBe('2029-02-27T16:00:00.000Z')
    expect(plus('2026-12-31T23:00:00+08:00', 'P1Y2M3DT2H')).toBe('2028-03-03T17:00:00.000Z')
  })
})
