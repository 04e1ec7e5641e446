import { createHash } from 'node:crypto'
import { schemaText } from '../src/avro-schema.ts'
import type { ReleasedSchema } from '../src/schema-lock.ts'
import { breaks } from './compatibility.ts'
import type { RecordSource } from './read-schemas.ts'

/** SHA-256 of a schema's text, in lower-case hex: what {@link ReleasedSchema.fingerprint} holds. */
function fingerprintOf(schema: ReleasedSchema['schema']): string {
  return createHash('sha256').update(schemaText(schema)).digest('hex')
}

/**
 * The lock file after a release: what was there, unchanged, and a new version of each record whose schema file says something
 * new. `problems` says why there cannot be one: a break of compatibility, or a record that is gone.
 */
export function release(
  locked: readonly ReleasedSchema[],
  sources: readonly RecordSource[],
): { schemas: ReleasedSchema[]; problems: string[] } {
  const schemas = [...locked]
  const problems = vanished(locked, sources)
  for (const { name, schema } of sources) {
    const past = locked.filter((released) => released.name === name)
    const fingerprint = fingerprintOf(schema)
    if (past.at(-1)?.fingerprint === fingerprint) continue
    const next = { name, version: past.length + 1, id: schemas.length + 1, fingerprint, schema }
    problems.push(...breaks(past, next))
    schemas.push(next)
  }
  return { schemas, problems }
}

function vanished(locked: readonly ReleasedSchema[], sources: readonly RecordSource[]): string[] {
  const there = new Set(sources.map(({ name }) => name))
  const gone = new Set(locked.map(({ name }) => name).filter((name) => !there.has(name)))
  return [...gone].map(
    (name) => `${name} has no schema file any more, but was released: topics still hold it. Bring the file back.`,
  )
}

/** What is wrong with a lock file by itself: versions and ids count up without a gap, and each text has its fingerprint. */
export function lockProblems(locked: readonly ReleasedSchema[]): string[] {
  const counts = new Map<string, number>()
  return locked.flatMap(({ name, version, id, fingerprint, schema }, index) => {
    const expected = (counts.get(name) ?? 0) + 1
    counts.set(name, expected)
    const problems: string[] = []
    if (id !== index + 1)
      problems.push(
        `schemas.lock.json: ${name} v${version} has the id ${id} in place ${index + 1}. Ids are never reused or moved.`,
      )
    if (version !== expected)
      problems.push(`schemas.lock.json: version ${expected} of ${name} is missing. A released version stays for ever.`)
    if (fingerprintOf(schema) !== fingerprint)
      problems.push(`schemas.lock.json: ${name} v${version} was changed. A released version never changes.`)
    return problems
  })
}
