import { type AvroRecord, fullName } from './avro-schema.ts'
import { type AvroType, compile } from './avro-type.ts'
import { DecodeError } from './codec-errors.ts'
import { FRAME_BYTES } from './encoder.ts'
import type { AnyEventType } from './event-type.ts'
import type { SchemaIds } from './schema-ids.ts'
import { newestSchemas } from './schema-lock.ts'

/** A message as it was understood: which record, and its value as this package's newest version of that record. */
export interface Decoded {
  readonly type: AnyEventType
  readonly value: unknown
  /** The writer's schema id, as found in the frame. */
  readonly schemaId: number
}

type Reader = (bytes: Buffer) => Decoded

const readerTypes = new Map<string, AvroType>()

function readerTypeOf(name: string): AvroType | undefined {
  const known = readerTypes.get(name)
  if (known) return known
  const newest = newestSchemas.get(name)
  if (!newest) return undefined
  const type = compile(newest.schema)
  readerTypes.set(name, type)
  return type
}

/** Compiles what reads the bytes of one writer's schema as the newest version. Throws {@link DecodeError}. */
function readerFor(schemaId: number, ids: SchemaIds, types: ReadonlyMap<string, AnyEventType>): Reader {
  const writer = ids.writerOf(schemaId)
  if (!writer) throw new DecodeError('UNKNOWN_SCHEMA', `no schema has the id ${schemaId}`, schemaId)
  const name = fullName(writer.name, writer.namespace)
  const type = types.get(name)
  const readerType = readerTypeOf(name)
  if (!type || !readerType) throw new DecodeError('UNKNOWN_SCHEMA', `the record ${name} is not known here`, schemaId)
  const resolver = resolverOf(readerType, writer)
  if (resolver === 'incompatible') {
    throw new DecodeError(
      'UNREADABLE',
      `schema ${schemaId} of ${name} cannot be read as the version known here`,
      schemaId,
    )
  }
  return (bytes) => {
    let read: { value: unknown; offset: number }
    try {
      read = readerType.decode(bytes, FRAME_BYTES, resolver)
    } catch {
      // biome-ignore lint/style/useErrorCause: avsc's message may quote the bytes, and says no more than this one
      throw new DecodeError('UNREADABLE', `the body is no ${name} of schema ${schemaId}`, schemaId)
    }
    if (read.offset !== bytes.length) {
      const why = read.offset < 0 ? 'is cut short' : 'has bytes left over'
      throw new DecodeError('UNREADABLE', `the body of a ${name} of schema ${schemaId} ${why}`, schemaId)
    }
    return { type, value: read.value, schemaId }
  }
}

function resolverOf(reader: AvroType, schema: AvroRecord) {
  try {
    const writer = compile(schema)
    // Same layout: no resolver is needed, and reading without one is faster.
    return reader.equals(writer) ? undefined : reader.createResolver(writer)
  } catch {
    return 'incompatible'
  }
}

/** Reads framed bytes; what reads an id is compiled once. */
export function decoderFor(ids: SchemaIds, types: ReadonlyMap<string, AnyEventType>): Reader {
  const readers = new Map<number, Reader>()
  return (bytes) => {
    if (bytes.length < FRAME_BYTES || bytes[0] !== 0) {
      throw new DecodeError('NOT_FRAMED', 'the message does not start with 0x00 and a schema id')
    }
    const schemaId = bytes.readInt32BE(1)
    let reader = readers.get(schemaId)
    if (!reader) {
      reader = readerFor(schemaId, ids, types)
      readers.set(schemaId, reader)
    }
    return reader(bytes)
  }
}
