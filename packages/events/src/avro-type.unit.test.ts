import avro from 'avsc'
import { describe, expect, test } from 'vitest'
import type { AvroRecord, AvroSchema } from './avro-schema.ts'
import { compile } from './avro-type.ts'
import { undeclaredIn } from './declared-fields.ts'

const holding = (type: AvroSchema): AvroRecord => ({ type: 'record', name: 'Box', fields: [{ name: 'held', type }] })
/** A long as Avro 1.11 writes it, by exact arithmetic. */
const zigzag = (value: bigint) => {
  const bytes: number[] = []
  let rest = value < 0n ? -2n * value - 1n : 2n * value
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}
const hex = (text: string) => Buffer.from(text, 'hex')

describe('bytes that lie', () => {
  const list = compile(holding({ type: 'array', items: 'string' }))
  const empty = compile({ type: 'record', name: 'Box', fields: [] })

  test('a list that claims a billion items in six bytes is refused at once', () => {
    expect(() => list.fromBuffer(hex('8080a8d6b907'))).toThrow('array longer than its buffer')
  })

  test('also in blocks that say their size', () => {
    expect(() => list.fromBuffer(hex('ff9fd6b90702'))).toThrow('array longer than its buffer')
  })

  test('also when a reader skips the list', () => {
    const resolver = empty.createResolver(list)
    expect(() => empty.decode(hex('8080a8d6b907'), 0, resolver)).toThrow('array longer than its buffer')
  })

  test('an honest list is read, resolved and skipped, in blocks with and without their size', () => {
    const twice = compile(holding({ type: 'array', items: 'long' }))
    const bytes = hex('010202020400')
    const once = compile(holding({ type: 'array', items: 'int' }))
    expect(twice.fromBuffer(bytes, twice.createResolver(once))).toEqual({ held: [1, 2] })
    expect(empty.decode(bytes, 0, empty.createResolver(once))).toEqual({ value: {}, offset: bytes.length })
  })

  test('a long below -2^52 is read exactly, where avsc alone misreads it', () => {
    const bytes = zigzag(-(2n ** 52n) - 1n)
    expect(avro.Type.forSchema(holding('long') as never).fromBuffer(bytes)).not.toEqual({ held: -(2 ** 52) - 1 })
    expect(compile(holding('long')).fromBuffer(bytes)).toEqual({ held: -(2 ** 52) - 1 })
    expect(compile(holding('long')).toBuffer({ held: -(2 ** 52) - 1 })).toEqual(bytes)
  })

  test.each([2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)])('a long of %d is refused', (value) => {
    expect(() => compile(holding('long')).fromBuffer(zigzag(value))).toThrow('beyond 2^53 - 1')
  })

  test('an int of more than 32 bits is refused, where avsc alone reads it', () => {
    const bytes = compile(holding('long')).toBuffer({ held: 2 ** 40 })
    expect(avro.Type.forSchema(holding('int') as never).fromBuffer(bytes)).toEqual({ held: 2 ** 40 })
    expect(() => compile(holding('int')).fromBuffer(bytes)).toThrow('int out of range')
  })
})

describe('values that lie', () => {
  test('half a surrogate pair is refused, where avsc alone writes what is no UTF-8', () => {
    const half = { held: '\ud800' }
    const loose = avro.Type.forSchema(holding('string') as never).toBuffer(half)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(loose.subarray(1))).toThrow(TypeError)
    expect(() => compile(holding('string')).toBuffer(half)).toThrow('well-formed')
    expect(compile(holding('string')).isValid(half)).toBe(false)
  })

  test('a symbol called like a method of every object is refused, where avsc alone takes it', () => {
    const type = compile(holding({ type: 'enum', name: 'Kind', symbols: ['A'], default: 'A' }))
    expect(type.isValid({ held: 'toString' })).toBe(true)
    expect(undeclaredIn(type)?.({ held: 'toString' })).toBe('held')
    expect(undeclaredIn(type)?.({ held: 'A' })).toBeUndefined()
  })

  test('an undeclared field is found inside an optional record', () => {
    const inner: AvroRecord = { type: 'record', name: 'Inner', fields: [{ name: 'a', type: 'int' }] }
    const find = undeclaredIn(compile(holding(['null', inner])))
    expect(find?.({ held: null })).toBeUndefined()
    expect(find?.({ held: { a: 1 } })).toBeUndefined()
    expect(find?.({ held: { a: 1, b: 2 } })).toBe('held.b')
  })
})
