export { type AsyncApiOptions, asyncApi } from './async-api.ts'
export { type AvroField, type AvroRecord, type AvroSchema, schemaText } from './avro-schema.ts'
export { type Codec, type CodecOptions, createCodec, isOf } from './codec.ts'
export { DecodeError, EncodeError } from './codec-errors.ts'
export type { Decoded } from './decoder.ts'
export { type AnyEventType, type EventType, inTopic, type ShapeOf, type TopicFamily } from './event-type.ts'
// biome-ignore lint/performance/noReExportAll: the list is generated and closed, so a new record costs no line here
export * from './generated/records.ts'
export {
  CONTENT_TYPE,
  type FoundHeaders,
  fromHeaders,
  headerNames,
  type MessageHeaders,
  type RawHeaders,
  toHeaders,
} from './headers.ts'
export { RegistryError } from './registry-client.ts'
export { loadRegistryIds, type RegistryIds } from './registry-ids.ts'
export { REGISTRY_CONTENT_TYPE, type RegistryAnswer, type RegistryView, registryView } from './registry-view.ts'
export { lockedIds, type SchemaIds } from './schema-ids.ts'
export { newestSchemas, type ReleasedSchema, releasedSchemas } from './schema-lock.ts'
export { type Topic, type TopicKind, type TopicName, topicName, topics, type Writer } from './topics.ts'
