import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeTopics } from '../src/describe-topics.ts'
import type { AnyEventType } from '../src/event-type.ts'
import type { ReleasedSchema } from '../src/schema-lock.ts'
import { goldenFile, goldenProblems, makeGolden } from './golden.ts'
import { lintRecord } from './lint-schema.ts'
import { printJson } from './print-json.ts'
import { type RecordSource, readSchemas } from './read-schemas.ts'
import { lockProblems, release } from './release.ts'
import { renderTypes } from './render-types.ts'

/** What a generator run would leave: path below the package → text. With problems there is nothing to write. */
export interface Plan {
  readonly files: ReadonlyMap<string, string>
  readonly problems: readonly string[]
}

const COMMENT =
  'Every released schema version. Written by `pnpm --filter @laurel/events generate`; entries never change or vanish.'

/** Works out a generator run without writing. Reads `schemas/`, the lock file and the golden bytes below `root`. */
export function plan(root: string): Plan {
  const { records, shared } = readSchemas(join(root, 'schemas'))
  const locked = readLock(join(root, 'schemas.lock.json'))
  const released = release(locked, records)
  const problems = [
    ...lockProblems(locked),
    ...goldenProblems(join(root, 'golden'), locked),
    ...records.flatMap(lintRecord),
    ...released.problems,
  ]
  if (problems.length > 0) return { files: new Map(), problems }
  const files = new Map<string, string>()
  for (const [file, text] of renderTypes(records, shared)) files.set(`src/generated/${file}`, text)
  files.set('asyncapi.json', renderAsyncApi(records, released.schemas, versionOf(root)))
  files.set('schemas.lock.json', printJson({ comment: COMMENT, schemas: released.schemas }))
  // Golden bytes are made with their version and never again: made anew, they would prove nothing.
  for (const schema of released.schemas.slice(locked.length)) {
    files.set(`golden/${goldenFile(schema)}`, printJson(makeGolden(schema)))
  }
  return { files, problems }
}

function renderAsyncApi(
  records: readonly RecordSource[],
  released: readonly ReleasedSchema[],
  version: string,
): string {
  const newest = new Map(released.map((schema) => [schema.name, schema]))
  const ids = { idOf: (schema: ReleasedSchema) => schema.id }
  return printJson(
    describeTopics(records as readonly AnyEventType[], newest, { version, prefix: '', brokers: [], ids }),
  )
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

function readLock(path: string): readonly ReleasedSchema[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { schemas: ReleasedSchema[] }).schemas : []
}
