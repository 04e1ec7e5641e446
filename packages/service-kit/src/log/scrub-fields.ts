import { loggableError } from './loggable-error.ts'
import { scrubText } from './scrub-text.ts'
import { isSensitive } from './sensitive-keys.ts'

const DEPTH_MAX = 8
const ITEMS_MAX = 50
const REDACTED = '[redacted]'

/**
 * A copy of what is to be logged, without personal data: sensitive fields are replaced at any depth, texts are
 * scrubbed, errors reduced, binary data given by its length. Deeper than 8 levels and longer than 50 items are cut.
 */
export function scrubFields(fields: Record<string, unknown>): Record<string, unknown> {
  return scrubObject(fields, 0)
}

function scrubObject(source: object, depth: number): Record<string, unknown> {
  const target: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(source)) {
    if (value === undefined || typeof value === 'function') continue
    target[key] = isSensitive(key, value) ? REDACTED : scrubValue(value, depth + 1)
  }
  return target
}

function scrubValue(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return scrubText(value)
    case 'number':
      return scrubNumber(value)
    case 'bigint':
    case 'symbol':
      return scrubText(String(value))
    case 'object':
      return value === null ? null : scrubNested(value, depth)
    default:
      return value
  }
}

/** A phone number kept as a number is still a phone number. */
function scrubNumber(value: number): unknown {
  return Number.isInteger(value) && /^(?:86)?1[3-9]\d{9}$/.test(String(value)) ? '[phone]' : value
}

function scrubNested(value: object, depth: number): unknown {
  if (value instanceof Error) return loggableError(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth >= DEPTH_MAX) return '[deeper]'
  if (value instanceof Map) return scrubObject(Object.fromEntries(value), depth)
  if (Array.isArray(value) || value instanceof Set) return scrubList([...value], depth)
  const json = (value as { toJSON?: () => unknown }).toJSON
  return typeof json === 'function' ? scrubValue(json.call(value), depth + 1) : scrubObject(value, depth)
}

function scrubList(items: readonly unknown[], depth: number): unknown[] {
  const kept = items.slice(0, ITEMS_MAX).map((item) => scrubValue(item, depth + 1))
  return items.length > ITEMS_MAX ? [...kept, `[${items.length - ITEMS_MAX} more]`] : kept
}
