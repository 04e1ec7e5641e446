import fc from 'fast-check'
import { test } from 'vitest'
import { addDays, addYears, asShanghaiDay, endOfShanghaiDay, shanghaiDay, startOfShanghaiDay } from './shanghai-day.ts'

const settings = { seed: 20_261_123, numRuns: 2_000 }

// Intl knows the zone's whole history; this code knows only UTC+8, which holds since September 1991.
const byIntl = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const instants = fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2999, 0) })
const days = instants.map(shanghaiDay)

test('the day of an instant is the one that the time zone database gives', () => {
  fc.assert(
    fc.property(instants, (instant) => shanghaiDay(instant) === byIntl.format(instant)),
    settings,
  )
})

test('an instant lies within its day, and the days touch', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const day = shanghaiDay(instant)
      const isWithin = startOfShanghaiDay(day) <= instant && instant <= endOfShanghaiDay(day)
      return isWithin && endOfShanghaiDay(day) + 1 === startOfShanghaiDay(addDays(day, 1))
    }),
    settings,
  )
})

test('text order is the order of time', () => {
  fc.assert(
    fc.property(days, days, (a, b) => a < b === startOfShanghaiDay(a) < startOfShanghaiDay(b)),
    settings,
  )
})

test('days added and taken away again change nothing, and every result is a day of the calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -9_000, max: 9_000 }), (day, count) => {
      const moved = addDays(day, count)
      return asShanghaiDay(moved) === moved && addDays(moved, -count) === day
    }),
    settings,
  )
})

test('[6.9] years added keep the date, but for 29 February, and every result is a day of the calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 100 }), (day, years) => {
      const moved = addYears(day, years)
      const keepsDate = moved.slice(5) === day.slice(5) || (day.endsWith('02-29') && moved.endsWith('02-28'))
      return (
        asShanghaiDay(moved) === moved && keepsDate && Number(moved.slice(0, 4)) === Number(day.slice(0, 4)) + years
      )
    }),
    settings,
  )
})
