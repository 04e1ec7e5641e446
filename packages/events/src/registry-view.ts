import { schemaText } from './avro-schema.ts'
import { lockedIds, type SchemaIds } from './schema-ids.ts'
import { releasedSchemas } from './schema-lock.ts'

/** The content type that a Confluent registry answers with. */
export const REGISTRY_CONTENT_TYPE = 'application/vnd.schemaregistry.v1+json'

/** An answer of the registry API: HTTP status and JSON body. */
export interface RegistryAnswer {
  readonly status: 200 | 404 | 422
  readonly body: unknown
}

/** The read-only part of a Confluent schema registry's API. Arguments are the path's parts, as text. Subject = full record name. */
export interface RegistryView {
  /** GET /schemas/ids/{id} → `{schema}`; 40403 if there is none. */
  schemaById(id: string): RegistryAnswer
  /** GET /subjects → list of names. */
  subjects(): RegistryAnswer
  /** GET /subjects/{subject}/versions → list of numbers; 40401 if there is no such subject. */
  versions(subject: string): RegistryAnswer
  /** GET /subjects/{subject}/versions/{n or latest} → `{subject, version, id, schema}`; 40401, 40402, 42202. */
  version(subject: string, version: string): RegistryAnswer
}

/** Serves our schemas as a registry would, so that a stock Confluent client in any language reads our topics without one. */
export function registryView(ids: SchemaIds = lockedIds): RegistryView {
  const of = (subject: string) => releasedSchemas.filter(({ name }) => name === subject)
  return {
    schemaById(id) {
      const schema = /^\d{1,10}$/.test(id) ? ids.writerOf(Number(id)) : undefined
      return schema ? ok({ schema: schemaText(schema) }) : refused(40403, `Schema ${printable(id)} not found`)
    },
    subjects: () => ok([...new Set(releasedSchemas.map(({ name }) => name))].sort()),
    versions(subject) {
      const versions = of(subject).map(({ version }) => version)
      return versions.length > 0 ? ok(versions) : noSubject(subject)
    },
    version(subject, version) {
      const released = of(subject)
      if (released.length === 0) return noSubject(subject)
      const latest = version === 'latest' || version === '-1'
      if (!latest && !/^[1-9]\d{0,9}$/.test(version)) {
        return refused(42202, `The specified version '${printable(version)}' is not a valid version id.`)
      }
      const found = latest ? released.at(-1) : released.find((schema) => schema.version === Number(version))
      if (!found) return refused(40402, `Version ${version} not found.`)
      return ok({ subject, version: found.version, id: ids.idOf(found), schema: schemaText(found.schema) })
    },
  }
}

function ok(body: unknown): RegistryAnswer {
  return { status: 200, body }
}

function noSubject(subject: string): RegistryAnswer {
  return refused(40401, `Subject '${printable(subject)}' not found.`)
}

function refused(code: 40401 | 40402 | 40403 | 42202, message: string): RegistryAnswer {
  return { status: code === 42202 ? 422 : 404, body: { error_code: code, message } }
}

/** What a caller sent comes back in the message, so only what a name can hold, and not much of it. */
function printable(text: string): string {
  return text.slice(0, 100).replaceAll(/[^\w.-]/g, '?')
}
