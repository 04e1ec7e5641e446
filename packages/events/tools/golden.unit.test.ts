import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../src/avro-type.ts'
import { createCodec, newestSchemas, records, releasedSchemas } from '../src/index.ts'
import { type Golden, goldenFile, goldenProblems, makeGolden } from './golden.ts'

const folder = join(import.meta.dirname, '../golden')
const codec = createCodec()
const cases = releasedSchemas.map((released) => {
  const golden = JSON.parse(readFileSync(join(folder, goldenFile(released)), 'utf8')) as Golden
  return { label: `${released.name} v${released.version}`, released, golden, bytes: Buffer.from(golden.hex, 'hex') }
})

describe('golden bytes', () => {
  test.each(cases)(
    '$label: the bytes of its release still read as the value they were made from',
    ({ released, golden, bytes }) => {
      expect(bytes.readInt32BE(1)).toBe(released.id)
      expect(compile(released.schema).fromBuffer(bytes.subarray(5))).toEqual(golden.value)
    },
  )

  test.each(cases)('$label: today’s reader understands them', ({ released, bytes }) => {
    const message = codec.decode(bytes)
    expect(message).toMatchObject({ type: { name: released.name }, schemaId: released.id })
    expect(message.value).toMatchObject({ memberId: 'mbr_golden' })
  })

  const newest = cases.filter(({ released }) => newestSchemas.get(released.name) === released)
  test.each(newest)('$label: today’s writer writes the same bytes', ({ released, golden, bytes }) => {
    const type = records.find(({ name }) => name === released.name)!
    expect(codec.encode(type as never, golden.value as never)).toEqual(bytes)
  })

  test('making them anew gives the same: nothing about them is left to chance', () => {
    for (const { released, golden } of cases) expect(makeGolden(released)).toEqual(golden)
  })

  test('there is one of each version, and no other', () => {
    expect(goldenProblems(folder, releasedSchemas)).toEqual([])
  })

  test('a version that vanished from the lock file is missed', () => {
    const [last] = releasedSchemas.slice(-1)
    expect(goldenProblems(folder, releasedSchemas.slice(0, -1))).toEqual([
      `golden/${goldenFile(last!)} has no version in schemas.lock.json. A released version stays for ever.`,
    ])
  })

  test('a version that was changed, or has no bytes, is found', () => {
    const [first, second] = releasedSchemas
    const changed = [{ ...first!, fingerprint: 'other' }, { ...second!, version: 99 }, ...releasedSchemas.slice(2)]
    expect(goldenProblems(folder, changed)).toEqual([
      expect.stringContaining('is not of the schema in schemas.lock.json'),
      expect.stringContaining('.v99.json is gone'),
      expect.stringContaining('has no version'),
    ])
  })
})
