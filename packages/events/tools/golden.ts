import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AvroRecord, type AvroSchema, fullName } from '../src/avro-schema.ts'
import { encoderFor } from '../src/encoder.ts'
import type { ReleasedSchema } from '../src/schema-lock.ts'

/** A value of one released version and the bytes that it had on the wire when that version was released. Never changed. */
export interface Golden {
  /** The version's fingerprint, so that lock file and golden bytes vouch for each other. */
  readonly fingerprint: string
  readonly value: unknown
  /** The framed bytes, as lower-case hex. */
  readonly hex: string
}

/** `laurel.points.PointsEarned`, version 1 → `points.PointsEarned.v1.json`. */
export function goldenFile({ name, version }: ReleasedSchema): string {
  return `${name.replace(/^laurel\./, '')}.v${version}.json`
}

/** What is wrong between a lock file and the golden bytes below `folder`: each version has its own, and they stay. */
export function goldenProblems(folder: string, locked: readonly ReleasedSchema[]): string[] {
  const there = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const missing = locked.flatMap((schema) => {
    const file = goldenFile(schema)
    if (!there.delete(file)) return [`golden/${file} is gone. Golden bytes stay as long as their version, for ever.`]
    const { fingerprint } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden
    return fingerprint === schema.fingerprint
      ? []
      : [`golden/${file} is not of the schema in schemas.lock.json. Neither may change.`]
  })
  const strays = [...there].map(
    (file) => `golden/${file} has no version in schemas.lock.json. A released version stays for ever.`,
  )
  return [...missing, ...strays]
}

/** Makes the golden bytes of a version that is released now. The value is the same whenever and wherever it is made. */
export function makeGolden(released: ReleasedSchema): Golden {
  const value = sampleOf(released.schema)
  return { fingerprint: released.fingerprint, value, hex: encoderFor(released, released.id)(value).toString('hex') }
}

const SOME_INSTANT = Date.UTC(2026, 10, 23, 4)

/** A made-up value that uses every branch: lists have two items, of which the second leaves out what can be left out. */
function sampleOf(root: AvroRecord): unknown {
  const named = new Map<string, AvroRecord>()
  let count = 0
  const record = (schema: AvroRecord, enclosing: string | undefined, sparse: boolean): unknown => {
    const namespace = schema.namespace ?? enclosing
    named.set(fullName(schema.name, namespace), schema)
    return Object.fromEntries(schema.fields.map(({ name, type }) => [name, sample(type, name, namespace, sparse)]))
  }
  const sample = (type: AvroSchema, field: string, namespace: string | undefined, sparse: boolean): unknown => {
    count += 1
    if (Array.isArray(type)) return sparse ? null : sample(type[1], field, namespace, sparse)
    if (type === 'string') return text(field, count)
    // Longs past 32 bits and odd ints: a reader that takes one for the other cannot pass.
    if (type === 'long') return 4_294_967_296 + count
    if (type === 'int') return 1000 + count
    if (type === 'boolean') return true
    if (typeof type === 'string') return record(named.get(fullName(type, namespace)) as AvroRecord, namespace, sparse)
    const one = type as Exclude<AvroSchema, string | readonly AvroSchema[]>
    if (one.type === 'long') return SOME_INSTANT + count
    if (one.type === 'record') return record(one, namespace, sparse)
    if (one.type === 'enum') return one.symbols.at(-1)
    return [sample(one.items, field, namespace, false), sample(one.items, field, namespace, true)]
  }
  return record(root, undefined, false)
}

function text(field: string, count: number): string {
  if (field === 'memberId') return 'mbr_golden'
  if (field === 'currency') return 'CNY'
  if (field === 'endsOn') return `2028-11-${10 + (count % 20)}`
  // Chinese on the way: lengths count bytes, not characters.
  return field.endsWith('Id') ? `${field}_${count}` : `${field} 会员 ${count}`
}
