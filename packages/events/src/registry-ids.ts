import { type AvroRecord, schemaText } from './avro-schema.ts'
import { type RegistryCall, RegistryError, registryAt } from './registry-client.ts'
import type { SchemaIds } from './schema-ids.ts'
import { type ReleasedSchema, releasedSchemas } from './schema-lock.ts'

/** Schema ids of a registry, for `createCodec({ ids })`. */
export interface RegistryIds extends SchemaIds {
  /**
   * Asks the registry for a schema that is not known here, after a `DecodeError` of code `UNKNOWN_SCHEMA`: some writer may have a
   * newer version. True if it is known now, so that decoding can be tried again; false if the registry does not have it or
   * it is no self-contained Avro record. Calls for one id at a time share a request. Throws `RegistryError`.
   */
  resolveUnknown(id: number): Promise<boolean>
}

/**
 * Learns from a Confluent-compatible registry which id each of our released schemas has there (subject = full record name).
 * Looks up first, and registers what is missing in the order of versions; so rights to write are only needed after a release.
 * Throws `RegistryError` if the registry cannot be reached or refuses.
 */
export async function loadRegistryIds(url: string): Promise<RegistryIds> {
  const call = registryAt(url)
  const ids = new Map<ReleasedSchema, number>()
  const writers = new Map<number, AvroRecord>()
  for (const released of releasedSchemas) {
    const id = (await lookUp(call, released)) ?? (await register(call, released))
    ids.set(released, id)
    writers.set(id, released.schema)
  }
  const underWay = new Map<number, Promise<boolean>>()
  const resolve = async (id: number): Promise<boolean> => {
    const schema = await schemaOf(call, id)
    if (schema) writers.set(id, schema)
    return schema !== undefined
  }
  return {
    idOf: (schema) => ids.get(schema) ?? missing(schema),
    writerOf: (id) => writers.get(id),
    async resolveUnknown(id) {
      if (writers.has(id)) return true
      const running = underWay.get(id) ?? resolve(id).finally(() => underWay.delete(id))
      underWay.set(id, running)
      return running
    },
  }
}

function missing(schema: ReleasedSchema): never {
  throw new Error(`${schema.name} v${schema.version} is no released schema of this package`)
}

async function lookUp(call: RegistryCall, { name, schema }: ReleasedSchema): Promise<number | undefined> {
  try {
    return idIn(await call('POST', subjectPath(name), { schema: schemaText(schema) }), name)
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return undefined
    throw error
  }
}

async function register(call: RegistryCall, { name, schema }: ReleasedSchema): Promise<number> {
  return idIn(await call('POST', `${subjectPath(name)}/versions`, { schema: schemaText(schema) }), name)
}

function subjectPath(name: string): string {
  return `/subjects/${encodeURIComponent(name)}`
}

function idIn(answer: unknown, name: string): number {
  const id = (answer as { id?: unknown } | null)?.id
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < 2 ** 31) return id
  throw new RegistryError(`POST ${subjectPath(name)}`, 'answered without a schema id')
}

async function schemaOf(call: RegistryCall, id: number): Promise<AvroRecord | undefined> {
  try {
    const answer = (await call('GET', `/schemas/ids/${id}`)) as {
      schema?: unknown
      schemaType?: unknown
      references?: unknown[]
    }
    if ((answer.schemaType ?? 'AVRO') !== 'AVRO' || (answer.references ?? []).length > 0) return undefined
    const schema: unknown = JSON.parse(String(answer.schema))
    return isRecord(schema) ? schema : undefined
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof RegistryError && error.status === 404)) return undefined
    throw error
  }
}

function isRecord(schema: unknown): schema is AvroRecord {
  return (
    typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'record' && 'name' in schema
  )
}
