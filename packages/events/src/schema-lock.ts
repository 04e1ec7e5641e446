import lock from '../schemas.lock.json' with { type: 'json' }
import type { AvroRecord } from './avro-schema.ts'

/** One released version of one record. It never changes and never vanishes: bytes written with it may still be on a topic. */
export interface ReleasedSchema {
  /** The record's full name; its subject in a registry. */
  readonly name: string
  /** 1, 2, 3 … per record. */
  readonly version: number
  /** Schema id on the wire where no registry gives another. Never used twice. */
  readonly id: number
  /** SHA-256 of the schema's text (`schemaText`), lower-case hex. */
  readonly fingerprint: string
  /** Self-contained: no other schema is needed to read it. */
  readonly schema: AvroRecord
}

/** Every released version of every record, in the order of their ids. */
export const releasedSchemas = lock.schemas as unknown as readonly ReleasedSchema[]

/** Newest version of each record: what this package writes with and reads as. By full name. */
export const newestSchemas: ReadonlyMap<string, ReleasedSchema> = new Map(
  [...releasedSchemas].sort((a, b) => a.version - b.version).map((schema) => [schema.name, schema]),
)
