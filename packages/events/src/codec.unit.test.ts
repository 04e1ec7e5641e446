import { describe, expect, test } from 'vitest'
import type { AvroRecord } from './avro-schema.ts'
import { compile } from './avro-type.ts'
import {
  createCodec,
  DecodeError,
  EncodeError,
  isOf,
  lockedIds,
  newestSchemas,
  PointsReversed,
  PurchaseRecorded,
} from './index.ts'

const purchase: PurchaseRecorded = {
  memberId: 'mbr_1',
  occurredAt: 1795406400000,
  purchaseId: 'pur_1',
  amount: 12_345,
  currency: 'CNY',
  category: null,
  purchasedAt: 1795406400000,
}
const reversal: PointsReversed = {
  memberId: 'mbr_1',
  occurredAt: 1795406400000,
  transactionId: 'txn_1',
  cause: { type: 'refund', id: 'ref_1' },
  purchaseId: 'pur_1',
  points: 10,
  lots: [{ lotId: 'lot_1', endsOn: '2028-11-23', points: 10 }],
  addedToDebt: 0,
  ruleVersion: 1,
  amount: 1_000,
  currency: 'CNY',
  purchaseAmount: 1_000,
  refundedBefore: 0,
  earned: 10,
  kept: 0,
  balance: { available: 0, held: 0, pending: 0, debt: 0 },
}
const codec = createCodec()

function failure<E>(run: () => unknown): E {
  try {
    run()
  } catch (error) {
    return error as E
  }
  throw new Error('expected a refusal')
}

describe('encode', () => {
  test('frames a record as Confluent clients expect: 0x00, the id in four bytes, then Avro', () => {
    const bytes = codec.encode(PurchaseRecorded, purchase)
    const { id, schema } = newestSchemas.get(PurchaseRecorded.name)!
    expect(bytes.subarray(0, 5)).toEqual(Buffer.from([0, 0, 0, 0, id]))
    expect(bytes.subarray(5)).toEqual(compile(schema).toBuffer(purchase))
  })

  test('writes the id that it is given', () => {
    const bytes = createCodec({ ids: { ...lockedIds, idOf: () => 0x01_02_03_04 } }).encode(PurchaseRecorded, purchase)
    expect(bytes.subarray(0, 5)).toEqual(Buffer.from([0, 1, 2, 3, 4]))
  })

  test('keeps what was encoded before when the next message is written', () => {
    const first = codec.encode(PurchaseRecorded, purchase)
    const copy = Buffer.from(first)
    codec.encode(PurchaseRecorded, { ...purchase, purchaseId: 'another' })
    expect(first).toEqual(copy)
  })

  test('writes a message that is larger than any before', () => {
    const lots = Array.from({ length: 5000 }, (_, index) => ({
      lotId: `lot_${index}`,
      endsOn: '2028-11-23',
      points: index,
    }))
    expect(codec.decode(codec.encode(PointsReversed, { ...reversal, lots })).value).toEqual({ ...reversal, lots })
  })

  const undeclared: [string, unknown, PurchaseRecorded | PointsReversed][] = [
    ['phone', PurchaseRecorded, { ...purchase, phone: '13800000000' } as PurchaseRecorded],
    ['toString', PurchaseRecorded, { ...purchase, toString: 'x' } as never],
    [
      '__proto__',
      PurchaseRecorded,
      JSON.parse(JSON.stringify(purchase).replace('{', '{"__proto__":1,')) as PurchaseRecorded,
    ],
    ['cause.note', PointsReversed, { ...reversal, cause: { ...reversal.cause, note: 'x' } } as PointsReversed],
    ['lots[0].pionts', PointsReversed, { ...reversal, lots: [{ ...reversal.lots[0], pionts: 1 } as never] }],
  ]
  test.each(undeclared)('refuses the undeclared field %s', (path, type, value) => {
    const error = failure<EncodeError>(() => codec.encode(type as typeof PurchaseRecorded, value as PurchaseRecorded))
    expect(error).toBeInstanceOf(EncodeError)
    expect(error).toMatchObject({ code: 'UNDECLARED_FIELD', path })
    expect(error.message).toContain(path)
  })

  const invalid: [string, typeof PurchaseRecorded, unknown][] = [
    ['amount', PurchaseRecorded, { ...purchase, amount: 2 ** 53 }],
    ['amount', PurchaseRecorded, { ...purchase, amount: -(2 ** 53) }],
    ['amount', PurchaseRecorded, { ...purchase, amount: 12.5 }],
    ['amount', PurchaseRecorded, { ...purchase, amount: Number.NaN }],
    ['amount', PurchaseRecorded, { ...purchase, amount: 12n }],
    ['amount', PurchaseRecorded, { ...purchase, amount: undefined }],
    ['category', PurchaseRecorded, { ...purchase, category: 7 }],
    ['memberId', PurchaseRecorded, { ...purchase, memberId: null }],
    ['memberId', PurchaseRecorded, { ...purchase, memberId: 'half \ud800 a pair' }],
    ['lots[0].points', PointsReversed as never, { ...reversal, lots: [{ ...reversal.lots[0]!, points: '10' }] }],
    ['ruleVersion', PointsReversed as never, { ...reversal, ruleVersion: 2 ** 31 }],
    ['', PurchaseRecorded, null],
    ['', PurchaseRecorded, 'a string'],
  ]
  test.each(invalid)('refuses a wrong value at "%s"', (path, type, value) => {
    const error = failure<EncodeError>(() => codec.encode(type, value as PurchaseRecorded))
    expect(error).toBeInstanceOf(EncodeError)
    expect(error).toMatchObject({ code: 'INVALID_VALUE', path })
  })

  test('[7.5] never repeats the value in an error', () => {
    const secret = '13800138000'
    const wrong = { ...purchase, amount: secret } as never
    const error = failure<EncodeError>(() => codec.encode(PurchaseRecorded, wrong))
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(secret)
    expect(error.message).toContain('laurel.platform.PurchaseRecorded, field amount')
  })

  test('a fault leaves nothing behind for the next message', () => {
    failure(() => codec.encode(PurchaseRecorded, { ...purchase, purchasedAt: 1.5 }))
    expect(codec.decode(codec.encode(PurchaseRecorded, purchase)).value).toEqual(purchase)
  })

  test.each([2 ** 53 - 1, 1 - 2 ** 53, 2 ** 52 + 1, -(2 ** 52), -(2 ** 52) - 1, 0])(
    'keeps the amount %d exactly',
    (amount) => {
      expect(codec.decode(codec.encode(PurchaseRecorded, { ...purchase, amount })).value).toMatchObject({ amount })
    },
  )
})

describe('decode', () => {
  const bytes = codec.encode(PurchaseRecorded, purchase)
  const withId = (id: number) => {
    const copy = Buffer.from(bytes)
    copy.writeInt32BE(id, 1)
    return copy
  }

  test('tells the type, the value and the schema id', () => {
    const message = codec.decode(bytes)
    expect(message).toEqual({
      type: PurchaseRecorded,
      value: purchase,
      schemaId: newestSchemas.get(PurchaseRecorded.name)!.id,
    })
    expect(isOf(message, PurchaseRecorded) && message.value.amount).toBe(12_345)
    expect(isOf(message, PointsReversed)).toBe(false)
  })

  const unreadable: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'NOT_FRAMED'],
    ['a frame cut short', bytes.subarray(0, 4), 'NOT_FRAMED'],
    ['another magic byte', Buffer.from(`{"amount":1}`), 'NOT_FRAMED'],
    ['an id that nobody has', withId(987_654), 'UNKNOWN_SCHEMA'],
    ['a negative id', withId(-1), 'UNKNOWN_SCHEMA'],
    ['no body', bytes.subarray(0, 5), 'UNREADABLE'],
    ['a body cut short', bytes.subarray(0, -1), 'UNREADABLE'],
    ['bytes left over', Buffer.concat([bytes, Buffer.alloc(1)]), 'UNREADABLE'],
  ]
  test.each(unreadable)('refuses %s', (_what, input, code) => {
    const error = failure<DecodeError>(() => codec.decode(input))
    expect(error).toBeInstanceOf(DecodeError)
    expect(error.code).toBe(code)
  })

  test('[7.5] never repeats the bytes in an error', () => {
    const error = failure<DecodeError>(() => codec.decode(Buffer.from('13800138000')))
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/1380|31 ?33 ?38/)
  })

  test('says which schema id is unknown, so that a registry can be asked', () => {
    expect(failure<DecodeError>(() => codec.decode(withId(987_654))).schemaId).toBe(987_654)
  })
})

describe('decode by the writer’s schema', () => {
  const newest = newestSchemas.get(PurchaseRecorded.name)!.schema
  const writtenAs = (schema: AvroRecord, value: object) => {
    const codec = createCodec({ ids: { idOf: lockedIds.idOf, writerOf: (id) => (id === 900 ? schema : undefined) } })
    return codec.decode(Buffer.concat([Buffer.from([0, 0, 0, 3, 132]), compile(schema).toBuffer(value)]))
  }

  test('a newer writer’s extra field is left out, even between ours', () => {
    const [first, ...rest] = newest.fields
    const fields = [first!, { name: 'shop', type: 'string', doc: 'new' }, ...rest]
    expect(writtenAs({ ...newest, fields }, { ...purchase, shop: 'shp_1' }).value).toEqual(purchase)
  })

  test('an older writer’s missing field has its default', () => {
    const fields = newest.fields.filter(({ name }) => name !== 'category')
    const { category: _, ...older } = purchase
    expect(writtenAs({ ...newest, fields }, older).value).toEqual(purchase)
  })

  test('fields in another order are not mistaken for each other', () => {
    expect(writtenAs({ ...newest, fields: newest.fields.toReversed() }, purchase).value).toEqual(purchase)
  })

  test('a writer that cannot be understood is refused instead of misread', () => {
    const fields = newest.fields.map((field) => (field.name === 'amount' ? { ...field, type: 'string' } : field))
    const error = failure<DecodeError>(() => writtenAs({ ...newest, fields }, { ...purchase, amount: '1' }))
    expect(error.code).toBe('UNREADABLE')
  })

  test('a record that is none of ours is unknown', () => {
    const error = failure<DecodeError>(() => writtenAs({ ...newest, name: 'Foreign' }, purchase))
    expect(error).toMatchObject({ code: 'UNKNOWN_SCHEMA', schemaId: 900 })
  })

  test('a schema that is no Avro is refused', () => {
    const error = failure<DecodeError>(() => {
      const broken = { ...newest, fields: [{ name: 'x', type: 'nonsense' }] }
      createCodec({ ids: { ...lockedIds, writerOf: () => broken } }).decode(Buffer.from([0, 0, 0, 3, 132, 1]))
    })
    expect(error.code).toBe('UNREADABLE')
  })
})
