import type { AvroRecord } from './avro-schema.ts'
import { type ReleasedSchema, releasedSchemas } from './schema-lock.ts'

/**
 * Which 4-byte id stands for which schema on the wire. Either this package's lock file ({@link lockedIds}) or a registry
 * (`loadRegistryIds`). One installation uses one of them: the same number means different schemas in each.
 */
export interface SchemaIds {
  /** The id to write in front of bytes of this schema. */
  idOf(schema: ReleasedSchema): number
  /** The writer's schema of an id, or undefined if it is not known here. */
  writerOf(id: number): AvroRecord | undefined
}

const byId = new Map(releasedSchemas.map((released) => [released.id, released.schema]))

/** The ids of `schemas.lock.json`: no registry needed. */
export const lockedIds: SchemaIds = {
  idOf: (schema) => schema.id,
  writerOf: (id) => byId.get(id),
}
