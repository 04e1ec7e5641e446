import { EncodeError } from './codec-errors.ts'
import { type Decoded, decoderFor } from './decoder.ts'
import { encoderFor } from './encoder.ts'
import type { AnyEventType, EventType, TopicFamily } from './event-type.ts'
import { records } from './generated/records.ts'
import { lockedIds, type SchemaIds } from './schema-ids.ts'
import { newestSchemas } from './schema-lock.ts'
import type { TopicName } from './topics.ts'

/** Turns records into a message's bytes and back. Synchronous; make one per process and keep it: schemas compile once. */
export interface Codec {
  /**
   * Bytes in Confluent's wire format (0x00, 4-byte schema id, Avro binary) by the newest version of the record.
   * Throws `EncodeError` for a value that does not fit, for a field that the schema does not declare, and for a whole number
   * beyond 2^53 - 1.
   */
  encode<T>(type: EventType<T, TopicName | TopicFamily>, value: T): Buffer
  /**
   * The record in the bytes, read by its writer's schema and given as this package's newest version: fields that the writer
   * did not know have their default. Throws `DecodeError`, whose code says why.
   */
  decode(bytes: Buffer): Decoded
}

/** Options of {@link createCodec}. */
export interface CodecOptions {
  /** Where schema ids come from; this package's lock file unless given. */
  readonly ids?: SchemaIds
}

/** Makes a {@link Codec}. */
export function createCodec({ ids = lockedIds }: CodecOptions = {}): Codec {
  const encoders = new Map<string, (value: unknown) => Buffer>()
  const encoderOf = (name: string) => {
    const schema = newestSchemas.get(name)
    if (!schema) throw new EncodeError('INVALID_VALUE', name, '', 'no such record in this package')
    const encoder = encoderFor(schema, ids.idOf(schema))
    encoders.set(name, encoder)
    return encoder
  }
  return {
    encode: (type, value) => (encoders.get(type.name) ?? encoderOf(type.name))(value),
    decode: decoderFor(ids, new Map(records.map((type) => [type.name, type]))),
  }
}

/** Whether a decoded message is of this type, telling TypeScript so: `if (isOf(message, PointsEarned)) message.value.points`. */
export function isOf<T>(
  message: Decoded,
  type: EventType<T, TopicName | TopicFamily>,
): message is Decoded & { readonly type: AnyEventType; readonly value: T } {
  return message.type.name === type.name
}
