import { err, ok, type Result } from '@laurel/kernel'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { isoDurationMs, parseIsoDuration } from '../clock/iso-duration.ts'
import { textForm } from './setting-schema.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** Reads one variable's text by its schema. The error carries nothing: what is expected comes from `expectedText`. */
export function readSetting(schema: TSchema, text: string): Result<unknown, 'INVALID'> {
  const value = parse(schema, text.trim())
  return value !== undefined && Value.Check(schema, value) ? ok(value) : err('INVALID')
}

function parse(schema: TSchema, text: string): unknown {
  switch (textForm(schema)) {
    case 'duration': {
      const duration = parseIsoDuration(text)
      return duration === null ? undefined : (isoDurationMs(duration) ?? undefined)
    }
    case 'instant':
      return INSTANT.test(text) ? Date.parse(text) : undefined
    case 'list':
      return text.split(',').map((part) => part.trim())
    default:
      return parseByType((schema as { type?: string }).type, text)
  }
}

function parseByType(type: string | undefined, text: string): unknown {
  if (type === 'integer') return /^[+-]?\d+$/.test(text) ? Number(text) : undefined
  if (type === 'number') return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  return text
}
