import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AvroField,
  type AvroRecord,
  type AvroSchema,
  fullName,
  namespaceOf,
  shortName,
} from '../src/avro-schema.ts'

/** One record as its schema file says it, made self-contained: shared types stand where they are first used. */
export interface RecordSource {
  /** Path below `schemas/`, for messages. */
  readonly file: string
  /** The topic, or the family of topics, that the folder names. */
  readonly topic: string
  readonly name: string
  readonly schema: AvroRecord
}

/** Folder of types that several records share. They are no records of their own and are never sent alone. */
const SHARED = '_types'

const primitives = new Set(['null', 'boolean', 'int', 'long', 'string'])

/** Reads `schemas/<topic>/<Record>.avsc` and resolves the types of `schemas/_types`. Sorted by topic, then by name. */
export function readSchemas(folder: string): { records: RecordSource[]; shared: AvroRecord[] } {
  const read = (topic: string) =>
    readdirSync(join(folder, topic))
      .filter((name) => name.endsWith('.avsc'))
      .sort()
      .map((name) => ({ file: `${topic}/${name}`, topic, schema: parse(folder, `${topic}/${name}`) }))
  const shared = new Map(read(SHARED).map(({ schema }) => [nameOf(schema), schema]))
  const records = readdirSync(folder)
    .filter((topic) => topic !== SHARED)
    .sort()
    .flatMap(read)
    .map(({ file, topic, schema }) => ({
      file,
      topic,
      name: nameOf(schema),
      schema: selfContained(schema, shared, file),
    }))
  return { records, shared: [...shared.values()] }
}

function parse(folder: string, file: string): AvroRecord {
  const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as AvroRecord
  if (file !== `${file.split('/')[0]}/${schema.name}.avsc`) {
    throw new Error(`schemas/${file}: the record is called ${schema.name}. Name the file after its record.`)
  }
  return schema
}

function nameOf(schema: AvroRecord): string {
  return fullName(schema.name, schema.namespace)
}

function selfContained(root: AvroRecord, shared: ReadonlyMap<string, AvroRecord>, file: string): AvroRecord {
  const seen = new Set<string>()
  const open = new Set<string>()
  const record = (schema: AvroRecord, enclosing: string | undefined): AvroRecord => {
    const namespace = schema.namespace ?? enclosing
    const name = fullName(schema.name, namespace)
    seen.add(name)
    open.add(name)
    const whole: AvroRecord = {
      type: 'record',
      name: schema.name,
      ...(namespace !== undefined && namespace !== enclosing && { namespace }),
      ...pick(schema, 'aliases', 'doc'),
      fields: schema.fields.map((field) => ({
        name: field.name,
        type: resolve(field.type, namespace),
        ...pick(field, 'default', 'aliases', 'doc'),
      })),
    }
    open.delete(name)
    return whole
  }
  const resolve = (type: AvroSchema, namespace: string | undefined): AvroSchema => {
    if (Array.isArray(type)) return type.map((branch) => resolve(branch, namespace))
    if (typeof type === 'string') return primitives.has(type) ? type : named(type, namespace)
    const one = type as Exclude<AvroSchema, string | readonly AvroSchema[]>
    if (one.type === 'record') return record(one, namespace)
    return one.type === 'array' ? { type: 'array', items: resolve(one.items, namespace) } : one
  }
  const named = (type: string, namespace: string | undefined): AvroSchema => {
    const name = fullName(type, namespace)
    const schema = shared.get(name)
    if (open.has(name))
      throw new Error(`schemas/${file}: ${name} holds itself. A message has an end: use a list of ids.`)
    if (!schema && !seen.has(name))
      throw new Error(`schemas/${file}: the type ${name} is defined neither here nor in _types.`)
    if (!schema || seen.has(name)) return namespaceOf(name) === namespace ? shortName(name) : name
    return record(schema, namespace)
  }
  return record(root, undefined)
}

function pick<T extends AvroRecord | AvroField>(from: T, ...keys: (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<T>
}
