import { describe, expect, test } from 'vitest'
import type { AvroField, AvroRecord, AvroSchema } from '../src/avro-schema.ts'
import { lintRecord } from './lint-schema.ts'

const head: AvroField[] = [
  { name: 'memberId', type: 'string', doc: 'd' },
  { name: 'occurredAt', type: { type: 'long', logicalType: 'timestamp-millis' }, doc: 'd' },
]
const lint = (fields: AvroField[], more: Partial<AvroRecord> = {}, topic = 'points.events') => {
  const schema: AvroRecord = { type: 'record', name: 'X', namespace: 'laurel.points', doc: 'd', fields, ...more }
  return lintRecord({ file: `${topic}/X.avsc`, topic, name: 'laurel.points.X', schema })
}
const lintType = (type: AvroSchema, more: Partial<AvroField> = {}) =>
  lint([...head, { name: 'a', type, doc: 'd', ...more }])

describe('the house rules of a schema', () => {
  test('are kept by a plain record', () => {
    expect(lint(head)).toEqual([])
    expect(lintType(['null', 'string'], { default: null })).toEqual([])
    expect(lintType({ type: 'array', items: 'string' })).toEqual([])
  })

  test.each([
    ['no doc', lint(head, { doc: '' }), 'X has no doc'],
    ['a field without doc', lint([...head, { name: 'a', type: 'int' }]), 'X.a has no doc'],
    ['a topic that is none', lint(head, {}, 'points.news'), 'there is no topic points.news'],
    ['another namespace', lint(head, { namespace: 'com.example' }), 'namespace must be laurel.<service>'],
    [
      'no memberId in front',
      lint([{ name: 'id', type: 'string', doc: 'd' }, ...head.slice(1)]),
      'first field must be memberId',
    ],
    ['no occurredAt behind it', lint(head.slice(0, 1)), 'second field must be occurredAt'],
    [
      'a field in another case',
      lint([...head, { name: 'lot_id', type: 'int', doc: 'd' }]),
      'X.lot_id is not camelCase',
    ],
    ['a float', lintType('double'), 'X.a is double'],
    ['a map', lintType({ type: 'map', values: 'int' } as never), 'a type that Laurel does not use'],
    ['a union of many', lintType(['null', 'string', 'long'], { default: null }), 'X.a is a union of 3'],
    ['null behind', lintType(['string', 'null']), 'Use null and one type'],
    ['an optional field without default', lintType(['null', 'string']), 'needs "default": null'],
    ['an enum without default', lintType({ type: 'enum', name: 'E', symbols: ['A'] }), 'no symbol could ever be added'],
    ['a list of nothing', lintType({ type: 'array', items: 'null' }), 'list of nothing'],
    [
      'a part without doc',
      lintType({ type: 'record', name: 'P', fields: [{ name: 'b', type: 'int', doc: 'd' }] }),
      'P has no doc',
    ],
  ])('are broken by %s', (_what, problems, sentence) => {
    expect(problems).toEqual([expect.stringContaining(sentence)])
  })

  test.each(['phone', 'emailAddress', 'displayName', 'birthday', 'note'])(
    '[7.5] %s sounds like personal data',
    (name) => {
      expect(lint([...head, { name, type: 'string', doc: 'd' }])).toEqual([
        expect.stringContaining('sounds like personal data'),
      ])
    },
  )
})
