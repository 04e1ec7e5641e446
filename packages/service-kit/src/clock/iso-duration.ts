/** An ISO 8601 duration, field by field. Every field is zero or more; only seconds may have a fraction. */
export type IsoDuration = {
  readonly years: number
  readonly months: number
  readonly days: number
  readonly ms: number
}

const PATTERN =
  /^P(?!$)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS

/** Reads an ISO 8601 duration such as `P8D`, `PT36H` or `P1Y2M3W`; null when the text is not one. No sign. */
export function parseIsoDuration(text: string): IsoDuration | null {
  const match = PATTERN.exec(text)
  if (match === null) return null
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return {
    years: years ?? 0,
    months: months ?? 0,
    days: (weeks ?? 0) * 7 + (days ?? 0),
    ms: Math.round((hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS),
  }
}

/** The length in ms, or null when years or months make it depend on the day it starts. A day is 24 hours. */
export function isoDurationMs(duration: IsoDuration): number | null {
  if (duration.years > 0 || duration.months > 0) return null
  return duration.days * DAY_MS + duration.ms
}

/**
 * The instant that lies `duration` after `instant` by the Shanghai calendar (architecture.md 11). A day of the month
 * that the target month lacks becomes its last day: 31 January + P1M is 28 or 29 February.
 */
export function addIsoDuration(instant: number, duration: IsoDuration): number {
  const local = new Date(instant + SHANGHAI_OFFSET_MS)
  const month = local.getUTCMonth() + duration.months + duration.years * 12
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const timeOfDay = local.getTime() - Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  const day = Date.UTC(local.getUTCFullYear(), month, Math.min(local.getUTCDate(), lastDay))
  return day + timeOfDay + duration.days * DAY_MS + duration.ms - SHANGHAI_OFFSET_MS
}
