import { describe, expect, test } from 'vitest'
import type { AvroField, AvroRecord, AvroSchema } from '../src/avro-schema.ts'
import { releasedSchemas } from '../src/schema-lock.ts'
import { breaks, type Version } from './compatibility.ts'

const field = (name: string, type: AvroSchema, more: Partial<AvroField> = {}): AvroField => ({ name, type, ...more })
const record = (...fields: AvroField[]): AvroRecord => ({
  type: 'record',
  name: 'PointsEarned',
  namespace: 'laurel.points',
  fields,
})
const version = (version: number, schema: AvroRecord): Version => ({
  name: 'laurel.points.PointsEarned',
  version,
  schema,
})
const gate = (...schemas: AvroRecord[]) => {
  const versions = schemas.map((schema, index) => version(index + 1, schema))
  return breaks(versions.slice(0, -1), versions.at(-1)!)
}
const kinds = (...symbols: string[]): AvroSchema => ({ type: 'enum', name: 'Kind', symbols })
const balance = (...fields: AvroField[]): AvroSchema => ({ type: 'record', name: 'Balance', fields })
const listOf = (items: AvroSchema): AvroSchema => ({ type: 'array', items })
const instant: AvroSchema = { type: 'long', logicalType: 'timestamp-millis' }

const points = field('points', 'long')
const endsOn = field('endsOn', 'string')
const KEEP_TYPE = 'Keep the type, and add a field with a default beside it.'

/** What breaks, from → to → every sentence that the gate says. */
const planted: [string, AvroRecord, AvroRecord, string[]][] = [
  [
    'a field added without a default',
    record(points),
    record(points, endsOn),
    [
      'PointsEarned: field `endsOn` was added without a default: a reader of v2 cannot read what v1 writers sent. Give it a default.',
    ],
  ],
  [
    'a field without a default removed',
    record(points, endsOn),
    record(points),
    [
      'PointsEarned: field `endsOn` was removed, and v1 has no default for it: a reader of v1 cannot read what v2 writers send. Keep it.',
    ],
  ],
  [
    'a field renamed',
    record(points, endsOn),
    record(points, field('lastDay', 'string')),
    [
      'PointsEarned: field `lastDay` was added without a default: a reader of v2 cannot read what v1 writers sent. Give it a default. If `endsOn` and `lastDay` are one field renamed: Avro knows fields by name, so keep the old one.',
      'PointsEarned: field `endsOn` was removed, and v1 has no default for it: a reader of v1 cannot read what v2 writers send. Keep it. If `lastDay` and `endsOn` are one field renamed: Avro knows fields by name, so keep the old one.',
    ],
  ],
  [
    'a field renamed with an alias, which only new readers know',
    record(points, endsOn),
    record(points, field('lastDay', 'string', { aliases: ['endsOn'] })),
    [
      'PointsEarned: field `endsOn` was removed, and v1 has no default for it: a reader of v1 cannot read what v2 writers send. Keep it. If `lastDay` and `endsOn` are one field renamed: Avro knows fields by name, so keep the old one.',
    ],
  ],
  [
    'a type narrowed',
    record(points),
    record(field('points', 'int')),
    [
      `PointsEarned: field \`points\` is long for the writer and int for the reader: a reader of v2 cannot read what v1 writers sent. ${KEEP_TYPE}`,
    ],
  ],
  [
    'a type widened, which old readers cannot read',
    record(field('points', 'int')),
    record(points),
    [
      `PointsEarned: field \`points\` is long for the writer and int for the reader: a reader of v1 cannot read what v2 writers send. ${KEEP_TYPE}`,
    ],
  ],
  [
    'an enum symbol removed',
    record(field('kind', kinds('A', 'B'))),
    record(field('kind', kinds('A'))),
    [
      'PointsEarned: field `kind` knows `B` for the writer and not for the reader, which has no default: a reader of v2 cannot read what v1 writers sent. Keep every symbol, and give an enum a default from its first version on.',
    ],
  ],
  [
    'a union branch removed',
    record(field('endsOn', ['null', 'string', 'long'], { default: null })),
    record(field('endsOn', ['null', 'string'], { default: null })),
    [
      `PointsEarned: field \`endsOn\` can be long for the writer and not for the reader: a reader of v2 cannot read what v1 writers sent. ${KEEP_TYPE}`,
    ],
  ],
  [
    'an optional field made required',
    record(field('endsOn', ['null', 'string'], { default: null })),
    record(endsOn),
    [
      `PointsEarned: field \`endsOn\` is null for the writer and string for the reader: a reader of v2 cannot read what v1 writers sent. ${KEEP_TYPE}`,
    ],
  ],
  [
    'a field removed inside a shared type, in a list',
    record(field('lots', listOf(balance(points, endsOn)))),
    record(field('lots', listOf(balance(points)))),
    [
      'PointsEarned: field `lots[].endsOn` was removed, and v1 has no default for it: a reader of v1 cannot read what v2 writers send. Keep it.',
    ],
  ],
  [
    'a unit changed, which Avro itself lets pass',
    record(field('at', instant)),
    record(field('at', 'long')),
    [
      'PointsEarned: field `at` is timestamp-millis for the writer and a plain number for the reader: a reader of v2 cannot read what v1 writers sent. The same number would mean something else. Keep the unit, and add a field with a default beside it.',
      'PointsEarned: field `at` is a plain number for the writer and timestamp-millis for the reader: a reader of v1 cannot read what v2 writers send. The same number would mean something else. Keep the unit, and add a field with a default beside it.',
    ],
  ],
  [
    'the record itself renamed',
    record(points),
    { ...record(points), name: 'PointsGained' },
    [
      'PointsEarned: the record is called laurel.points.PointsEarned and laurel.points.PointsGained: a reader of v2 cannot read what v1 writers sent. Keep the name.',
      'PointsEarned: the record is called laurel.points.PointsGained and laurel.points.PointsEarned: a reader of v1 cannot read what v2 writers send. Keep the name.',
    ],
  ],
]

describe('the gate stops', () => {
  test.each(planted)('%s', (_what, before, after, sentences) => {
    expect(gate(before, after)).toEqual(sentences)
  })

  test('a break with a version long past, not only with the one before', () => {
    const once = record(points, field('endsOn', 'string', { default: '' }))
    const sentences = gate(record(points), once, record(points, endsOn))
    expect(sentences).toEqual([expect.stringContaining('a reader of v3 cannot read what v1 writers sent')])
  })
})

describe('the gate lets pass', () => {
  const harmless: [string, AvroRecord, AvroRecord][] = [
    ['nothing new', record(points), record(points)],
    ['a new field with a default', record(points), record(points, field('endsOn', 'string', { default: '' }))],
    ['a field with a default removed', record(points, field('endsOn', 'string', { default: '' })), record(points)],
    ['fields in another order', record(points, endsOn), record(endsOn, points)],
    ['other words in a doc', record(points), record(field('points', 'long', { doc: 'Whole points.' }))],
    [
      'a new symbol, where the enum has a default',
      record(field('kind', { ...(kinds('A') as object), default: 'A' } as AvroSchema)),
      record(field('kind', { ...(kinds('A', 'B') as object), default: 'A' } as AvroSchema)),
    ],
    [
      'a shared type written out in one version and named in the other',
      record(field('a', balance(points)), field('b', 'Balance')),
      record(field('b', balance(points)), field('a', 'laurel.points.Balance')),
    ],
  ]
  test.each(harmless)('%s', (_what, before, after) => {
    expect(gate(before, after)).toEqual([])
  })
})

describe('every released version', () => {
  const names = [...new Set(releasedSchemas.map(({ name }) => name))]
  test.each(names)('%s reads and is read by every other version of itself', (name) => {
    const versions = releasedSchemas.filter((released) => released.name === name)
    for (const newest of versions) expect(breaks(versions, newest)).toEqual([])
  })
})
