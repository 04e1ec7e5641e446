import avro from 'avsc'
import type { AvroRecord, AvroSchema } from './avro-schema.ts'

/** A compiled schema. Opaque outside this package: avsc stays behind it. */
export type AvroType = avro.Type

/** avsc's cursor over a buffer; its types leave it out. */
interface Tap {
  readonly buf: Buffer
  pos: number
  readInt(): number
  readLong(): number
  skipLong(): void
  writeLong(value: number): void
  writeString(text: string): void
}

interface Item {
  _read(tap: Tap): unknown
  _skip(tap: Tap): void
}

/** avsc reads an `int` of more than 32 bits without a word. */
class CheckedInt extends avro.types.IntType {
  _read(tap: Tap): number {
    const value = tap.readInt()
    if (value !== (value | 0)) throw new Error('int out of range')
    return value
  }
}

/**
 * avsc loses the last bits of whole numbers below -2^52 without a word, both ways, because it doubles them first; and it refuses
 * 2^53 - 1, which is safe.
 */
class ExactLong extends avro.types.LongType {
  _check(value: unknown, _flags: unknown, hook?: (value: unknown, type: avro.Type) => void): boolean {
    const valid = Number.isSafeInteger(value)
    if (!valid && hook) hook(value, this)
    return valid
  }
  _write(tap: Tap, value: number): void {
    if (!Number.isSafeInteger(value)) throw new Error('not a safe whole number')
    if (value < -EXACT_WHEN_DOUBLED) writeLarge(tap, value)
    else tap.writeLong(value)
  }
  // avsc lends this method to resolvers: it must not use `this`.
  _read(tap: Tap): number {
    const start = tap.pos
    const value = tap.readLong()
    return Math.abs(value) < EXACT_WHEN_DOUBLED ? value : readLarge(tap, start)
  }
}

const EXACT_WHEN_DOUBLED = 2 ** 52

/** Writes a negative number: zigzag keeps the sign in the lowest bit, the rest is the number's complement. */
function writeLarge(tap: Tap, value: number): void {
  let rest = -value - 1
  let byte = (rest % 64) * 2 + 1
  for (rest = Math.floor(rest / 64); rest > 0; rest = Math.floor(rest / 128)) {
    tap.buf[tap.pos++] = byte | 0x80
    byte = rest % 128
  }
  tap.buf[tap.pos++] = byte
}

function readLarge(tap: Tap, start: number): number {
  let byte = tap.buf[start] ?? 0
  const negative = byte % 2 === 1
  let value = (byte & 0x7f) >> 1
  for (let at = start + 1, unit = 64; byte & 0x80; at++, unit *= 128) {
    byte = tap.buf[at] ?? 0
    value += (byte & 0x7f) * unit
  }
  const signed = negative ? -value - 1 : value
  if (!Number.isSafeInteger(signed)) throw new Error('long beyond 2^53 - 1')
  return signed
}

/** avsc writes half a surrogate pair as bytes that are no UTF-8, which other languages' readers then refuse. */
class WellFormedString extends avro.types.StringType {
  _check(value: unknown, _flags: unknown, hook?: (value: unknown, type: avro.Type) => void): boolean {
    const valid = typeof value === 'string' && value.isWellFormed()
    if (!valid && hook) hook(value, this)
    return valid
  }
  _write(tap: Tap, value: unknown): void {
    if (typeof value !== 'string' || !value.isWellFormed()) throw new Error('not a well-formed string')
    tap.writeString(value)
  }
}

/** avsc believes the count in front of an array: a few corrupt bytes would have it push until memory ends. */
class BoundedArray extends avro.types.ArrayType {
  // `this` may be a resolver here: avsc lends it this method and gives it `itemsType`.
  _read(this: { itemsType: Item }, tap: Tap): unknown[] {
    const items: unknown[] = []
    for (let left = blockLength(tap); left > 0; left = blockLength(tap)) {
      for (; left > 0; left--) items.push(this.itemsType._read(tap))
    }
    return items
  }
  _skip(this: { itemsType: Item }, tap: Tap): void {
    for (let left = blockLength(tap); left > 0; left = blockLength(tap)) {
      for (; left > 0; left--) this.itemsType._skip(tap)
    }
  }
}

/** Length of the next block of an array. Every item takes a byte at least, so a longer block than bytes left is a lie. */
function blockLength(tap: Tap): number {
  const length = tap.readLong()
  if (length < 0) tap.skipLong()
  if (!(Math.abs(length) <= tap.buf.length - tap.pos)) throw new Error('array longer than its buffer')
  return Math.abs(length)
}

const checkedInt = new CheckedInt()
const exactLong = new ExactLong()
const wellFormedString = new WellFormedString()

/**
 * Compiles a self-contained schema, with avsc's gaps closed: longs are exact over the whole safe range and refused beyond, corrupt
 * counts and ints are refused on reading, broken text on writing. Values are flat objects of the record's fields, without methods. Throws if the schema is not valid Avro.
 */
export function compile(schema: AvroRecord): AvroType {
  return avro.Type.forSchema(schema as never, {
    wrapUnions: 'never',
    omitRecordMethods: true,
    typeHook: harden as never,
  })
}

function harden(schema: AvroSchema, options: object): avro.Type | undefined {
  const kind = typeof schema === 'string' ? schema : 'type' in schema ? schema.type : undefined
  if (kind === 'int') return checkedInt
  if (kind === 'long') return exactLong
  if (kind === 'string') return wellFormedString
  return kind === 'array' ? new BoundedArray(schema as never, options) : undefined
}
