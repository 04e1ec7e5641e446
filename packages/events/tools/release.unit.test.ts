import { describe, expect, test } from 'vitest'
import type { AvroField, AvroRecord } from '../src/avro-schema.ts'
import { type ReleasedSchema, releasedSchemas } from '../src/schema-lock.ts'
import type { RecordSource } from './read-schemas.ts'
import { lockProblems, release } from './release.ts'

const schema = (name: string, ...fields: AvroField[]): AvroRecord => ({
  type: 'record',
  name,
  namespace: 'laurel.points',
  fields,
})
const source = (schema: AvroRecord): RecordSource => ({
  file: `points.events/${schema.name}.avsc`,
  topic: 'points.events',
  name: `laurel.points.${schema.name}`,
  schema,
})
const points: AvroField = { name: 'points', type: 'long' }
const earned = schema('PointsEarned', points)
const spent = schema('PointsSpent', points)
const first = release([], [source(earned), source(spent)]).schemas

describe('release', () => {
  test('gives each record version 1 and an id of its own', () => {
    expect(first.map(({ name, version, id }) => [name, version, id])).toEqual([
      ['laurel.points.PointsEarned', 1, 1],
      ['laurel.points.PointsSpent', 1, 2],
    ])
  })

  test('adds nothing where no schema changed', () => {
    expect(release(first, [source(earned), source(spent)])).toEqual({ schemas: first, problems: [] })
  })

  test('adds a version under the next free id, and leaves what was there untouched', () => {
    const newer = schema('PointsEarned', points, { name: 'rule', type: 'int', default: 0 })
    const { schemas, problems } = release(first, [source(newer), source(spent)])
    expect(problems).toEqual([])
    expect(schemas.slice(0, 2)).toEqual(first)
    expect(schemas[2]).toMatchObject({ name: 'laurel.points.PointsEarned', version: 2, id: 3, schema: newer })
  })

  test('stops at a break of compatibility', () => {
    const newer = schema('PointsEarned', points, { name: 'rule', type: 'int' })
    expect(release(first, [source(newer), source(spent)]).problems).toEqual([
      'PointsEarned: field `rule` was added without a default: a reader of v2 cannot read what v1 writers sent. Give it a default.',
    ])
  })

  test('misses a record whose file is gone', () => {
    expect(release(first, [source(earned)]).problems).toEqual([
      'laurel.points.PointsSpent has no schema file any more, but was released: topics still hold it. Bring the file back.',
    ])
  })
})

describe('lockProblems', () => {
  const [one, two] = first as [ReleasedSchema, ReleasedSchema]

  test('finds nothing in the lock file of this package', () => {
    expect(lockProblems(releasedSchemas)).toEqual([])
  })

  test('finds a version that was changed', () => {
    const changed = { ...one, schema: schema('PointsEarned', { ...points, type: 'int' }) }
    expect(lockProblems([changed, two])).toEqual([expect.stringContaining('PointsEarned v1 was changed')])
  })

  test('finds a version that vanished, and ids that moved up', () => {
    expect(lockProblems([two])).toEqual([expect.stringContaining('has the id 2 in place 1')])
    expect(lockProblems([one, { ...two, version: 2 }])).toEqual([
      expect.stringContaining('version 1 of laurel.points.PointsSpent is missing'),
    ])
  })
})
