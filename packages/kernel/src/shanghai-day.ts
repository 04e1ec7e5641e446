import type { Brand } from './brand.ts'
import type { Instant } from './instant.ts'
import { safeInteger } from './safe-integer.ts'

/**
 * A day as members live it: a date of the Asia/Shanghai calendar, 'YYYY-MM-DD', years 0001 to 9999. Text compares
 * as time does: `a < b` is "a is before b".
 *
 * Shanghai has kept UTC+8 without summer time since 15 September 1991 (IANA tz, zone Asia/Shanghai), so a day is found
 * by adding eight hours. That takes 0.1 µs where Intl takes 0.6 µs, and does not hang on the ICU data of the runtime.
 * Before that date, within an hour of midnight in a time of summer time, the day can be one off.
 */
export type ShanghaiDay = Brand<string, 'ShanghaiDay'>

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shanghaiOffsetMs = 8 * hourMs
const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const firstMs = Date.parse('0001-01-01T00:00:00.000Z')
const lastMs = Date.parse('9999-12-31T23:59:59.999Z')

/** The day in Shanghai at this instant; throws RangeError outside the years 0001 to 9999 and for no whole number. */
export const shanghaiDay = (instant: Instant): ShanghaiDay => dayOfLocalMs(instant + shanghaiOffsetMs)

/** Takes 'YYYY-MM-DD' if the calendar has that day; throws RangeError otherwise (2023-02-29, 2023-2-1). */
export const asShanghaiDay = (text: string): ShanghaiDay => {
  const localMs = dayPattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(localMs) || dayOfLocalMs(localMs) !== text) throw new RangeError('Not a day of the calendar')
  return text as ShanghaiDay
}

/** The day so many days later (earlier for a negative number); throws RangeError outside the years 0001 to 9999. */
export const addDays = (day: ShanghaiDay, days: number): ShanghaiDay =>
  dayOfLocalMs(localMsOf(day) + safeInteger(days, 'A number of days') * dayMs)

/**
 * The same date so many years later; 29 February becomes 28 February where the year has none (policy 6.9).
 * Throws RangeError outside the years 0001 to 9999.
 */
export const addYears = (day: ShanghaiDay, years: number): ShanghaiDay => {
  const year = Number(day.slice(0, 4)) + years
  const monthAndDay = day.slice(5)
  const date = monthAndDay === '02-29' && !isLeapYear(year) ? '02-28' : monthAndDay
  if (!(Number.isInteger(year) && year >= 1 && year <= 9999))
    throw new RangeError('A day outside the years 0001 to 9999')
  return `${String(year).padStart(4, '0')}-${date}` as ShanghaiDay
}

/** The first millisecond of the day. */
export const startOfShanghaiDay = (day: ShanghaiDay): Instant => localMsOf(day) - shanghaiOffsetMs

/** The last millisecond of the day, itself still on that day: "up to the end of the date" is `instant <= end`. */
export const endOfShanghaiDay = (day: ShanghaiDay): Instant => startOfShanghaiDay(day) + dayMs - 1

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const localMsOf = (day: ShanghaiDay): number => Date.parse(`${day}T00:00:00Z`)

const dayOfLocalMs = (localMs: number): ShanghaiDay => {
  if (!Number.isInteger(localMs) || localMs < firstMs || localMs > lastMs) {
    throw new RangeError('A day outside the years 0001 to 9999')
  }
  const date = new Date(localMs)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}` as ShanghaiDay
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))
