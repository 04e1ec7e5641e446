import { type AvroType, compile } from './avro-type.ts'
import { EncodeError } from './codec-errors.ts'
import { undeclaredIn } from './declared-fields.ts'
import type { ReleasedSchema } from './schema-lock.ts'

/** Bytes in front of the Avro body: 0x00 and the schema id, big-endian (Confluent wire format). */
export const FRAME_BYTES = 5

// Encoding is synchronous, so all encoders share one page to write on. It grows to the largest message seen.
let page = Buffer.alloc(16 * 1024)

/** Compiles the encoder of one schema: value → framed bytes. Throws {@link EncodeError}. */
export function encoderFor(schema: ReleasedSchema, id: number): (value: unknown) => Buffer {
  const type = compile(schema.schema)
  const findUndeclared = undeclaredIn(type)
  return (value) => {
    const path = findUndeclared?.(value)
    if (path !== undefined) throw new EncodeError('UNDECLARED_FIELD', schema.name, path, 'not declared in the schema')
    let end = write(type, value, schema.name)
    if (end < 0) {
      page = Buffer.alloc(2 * (page.length - end))
      end = write(type, value, schema.name)
    }
    page[0] = 0
    page.writeInt32BE(id, 1)
    const bytes = Buffer.allocUnsafe(end)
    page.copy(bytes, 0, 0, end)
    return bytes
  }
}

/** Position after the body, or minus the bytes that were missing. */
function write(type: AvroType, value: unknown, name: string): number {
  try {
    return type.encode(value, page, FRAME_BYTES)
  } catch {
    // biome-ignore lint/style/useErrorCause: avsc's message quotes the value, which may be personal; look for the place instead
    throw invalid(type, value, name)
  }
}

function invalid(type: AvroType, value: unknown, name: string): EncodeError {
  let found: { path: string; expected: string } | undefined
  type.isValid(value, {
    errorHook: (path, _value, part) => {
      found ??= { path: path.join('.').replaceAll(/\.(\d+)/g, '[$1]'), expected: expectation(part.typeName) }
    },
  })
  return new EncodeError('INVALID_VALUE', name, found?.path ?? '', found?.expected ?? 'not what the schema says')
}

function expectation(typeName: string): string {
  if (typeName === 'long') return 'expected a whole number within 2^53 - 1'
  if (typeName === 'string') return 'expected a string of well-formed Unicode'
  return `expected ${typeName.replace('union:unwrapped', 'one of the types of its union')}`
}
