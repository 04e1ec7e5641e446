import { shortName } from './avro-schema.ts'
import type { AnyEventType } from './event-type.ts'
import { CONTENT_TYPE, headerNames } from './headers.ts'
import type { SchemaIds } from './schema-ids.ts'
import type { ReleasedSchema } from './schema-lock.ts'
import { type Topic, type TopicKind, topicName, topics } from './topics.ts'

/** Where readers of the document find Laurel. */
export interface Installation {
  /** Version of what is described: this package's. */
  readonly version: string
  /** `LAUREL_TOPIC_PREFIX` of the installation. */
  readonly prefix: string
  /** Addresses of its brokers, such as `127.0.0.1:9092`. */
  readonly brokers: readonly string[]
  /** Address of its schema registry, or of member-service's read-only one. */
  readonly registry?: string
  /** Where its schema ids come from. */
  readonly ids: Pick<SchemaIds, 'idOf'>
}

/** A JSON object. */
export type JsonObject = { readonly [key: string]: unknown }

/**
 * AsyncAPI 3.0 document for given records and their newest schemas. Apart from `asyncApi`, so that the generator can describe what
 * it is about to release.
 */
export function describeTopics(
  types: readonly Pick<AnyEventType, 'name' | 'topic'>[],
  newest: ReadonlyMap<string, ReleasedSchema>,
  { version, prefix, brokers, registry, ids }: Installation,
): JsonObject {
  const used = Object.values(topics)
    .map((topic) => ({ topic, names: types.filter((type) => isOn(topic, type.topic)).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
  const messages = [...newest.values()].map(
    (released) => [released.name, message(released, ids.idOf(released))] as const,
  )
  return {
    asyncapi: '3.0.0',
    info: { title: 'Laurel events', version, description: DESCRIPTION },
    defaultContentType: CONTENT_TYPE,
    ...(brokers.length > 0 && { servers: servers(brokers, registry) }),
    channels: Object.fromEntries(used.map(({ topic, names }) => [topic.name, channel(topic, prefix, names)])),
    operations: Object.fromEntries(used.flatMap(({ topic, names }) => operations(topic, names))),
    components: { messages: Object.fromEntries(messages), schemas: { headers } },
  }
}

const DESCRIPTION =
  'Every message: key = memberId; value = 0x00, 4-byte schema id, Avro binary; headers = CloudEvents 1.0 in binary mode. ' +
  'Deliveries may repeat: drop a pair (ce_source, ce_id) that was seen before. Order holds per member. No personal data.'

const purposes: Record<TopicKind, string> = {
  events: 'Facts, in the past tense.',
  commands: 'Requests between services. Not for other teams.',
  snapshots: 'The newest snapshot per member; the topic is compacted.',
  'dead-letters': 'Pointers to messages that the service could not handle yet.',
}

function isOn(topic: Topic, named: string): boolean {
  return topic.name === named || topic.kind === named
}

function servers(brokers: readonly string[], registry: string | undefined): JsonObject {
  const bindings =
    registry === undefined
      ? undefined
      : { kafka: { schemaRegistryUrl: registry, schemaRegistryVendor: 'confluent', bindingVersion: '0.5.0' } }
  return Object.fromEntries(
    brokers.map((host, index) => [`broker-${index + 1}`, { host, protocol: 'kafka', ...(bindings && { bindings }) }]),
  )
}

function channel(topic: Topic, prefix: string, names: readonly string[]): JsonObject {
  const { 'cleanup.policy': cleanup, 'retention.ms': retention, 'delete.retention.ms': tombstones } = topic.config
  const address = topicName(prefix, topic.name)
  return {
    address,
    description: `${purposes[topic.kind]} Written by ${topic.writers.join(', ')}.`,
    messages: Object.fromEntries(names.map((name) => [shortName(name), { $ref: `#/components/messages/${name}` }])),
    bindings: {
      kafka: {
        topic: address,
        partitions: topic.partitions,
        topicConfiguration: {
          'cleanup.policy': [cleanup],
          ...(retention !== undefined && { 'retention.ms': Number(retention) }),
          ...(tombstones !== undefined && { 'delete.retention.ms': Number(tombstones) }),
        },
        bindingVersion: '0.5.0',
      },
    },
  }
}

function operations(topic: Topic, names: readonly string[]): [string, JsonObject][] {
  const actions =
    topic.kind === 'commands' ? ['send', 'receive'] : [topic.writers.includes('other-teams') ? 'receive' : 'send']
  return actions.map((action) => [
    `${action}.${topic.name}`,
    {
      action,
      channel: { $ref: `#/channels/${topic.name}` },
      messages: names.map((name) => ({ $ref: `#/channels/${topic.name}/messages/${shortName(name)}` })),
    },
  ])
}

function message({ name, version, schema }: ReleasedSchema, id: number): JsonObject {
  return {
    name,
    title: shortName(name),
    summary: schema.doc,
    contentType: CONTENT_TYPE,
    headers: { $ref: '#/components/schemas/headers' },
    payload: { schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0', schema },
    bindings: {
      kafka: {
        key: { type: 'string', description: 'memberId' },
        schemaIdLocation: 'payload',
        schemaIdPayloadEncoding: 'confluent',
        schemaLookupStrategy: 'RecordNameStrategy',
        bindingVersion: '0.5.0',
      },
    },
    'x-schema-version': version,
    'x-schema-id': id,
  }
}

const text = (description: string): JsonObject => ({ type: 'string', description })

const headers: JsonObject = {
  type: 'object',
  required: [
    headerNames.specVersion,
    headerNames.id,
    headerNames.source,
    headerNames.type,
    headerNames.time,
    headerNames.subject,
    headerNames.contentType,
  ],
  properties: {
    [headerNames.specVersion]: { type: 'string', const: '1.0' },
    [headerNames.id]: text('Unique for ever within the source; a message sent twice keeps it.'),
    [headerNames.source]: text('The system that wrote the message.'),
    [headerNames.type]: text('Full name of the record.'),
    [headerNames.time]: { ...text('When it happened, RFC 3339.'), format: 'date-time' },
    [headerNames.subject]: text('The member: the same as the key.'),
    [headerNames.contentType]: { type: 'string', const: CONTENT_TYPE },
    [headerNames.traceparent]: text('W3C trace context of what caused the message.'),
    [headerNames.seq]: {
      ...text("Laurel's own number per writer, topic and member: 1, 2, 3 …"),
      pattern: '^[1-9][0-9]*$',
    },
    [headerNames.command]: text('On an outcome: the id of the command that it answers.'),
  },
}
