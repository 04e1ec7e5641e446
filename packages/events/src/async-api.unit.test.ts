import { describe, expect, test } from 'vitest'
import { asyncApi, newestSchemas, PointsEarned, topics } from './index.ts'

type Json = Record<string, unknown>
const document = asyncApi({
  version: '1.2.3',
  prefix: 't1.',
  brokers: ['127.0.0.1:9092'],
  registry: 'http://r',
}) as Record<string, Json>

function* references(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === '$ref') yield String(item)
    else yield* references(item)
  }
}
const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce((value: unknown, key) => (value as Json | undefined)?.[key], document)

describe('asyncApi', () => {
  test('has the parts that AsyncAPI 3.0 asks for', () => {
    expect(document).toMatchObject({ asyncapi: '3.0.0', info: { title: 'Laurel events', version: '1.2.3' } })
    expect(Object.keys(document)).toEqual([
      'asyncapi',
      'info',
      'defaultContentType',
      'servers',
      'channels',
      'operations',
      'components',
    ])
    expect(document.servers).toMatchObject({ 'broker-1': { host: '127.0.0.1:9092', protocol: 'kafka' } })
  })

  test('every reference leads somewhere', () => {
    const pointers = [...references(document)]
    expect(pointers.length).toBeGreaterThan(50)
    for (const pointer of pointers) expect(at(pointer), pointer).toBeDefined()
  })

  test('a channel tells its topic’s name in the installation, its partitions and its retention', () => {
    expect(document.channels?.['points.events']).toMatchObject({
      address: 't1.points.events',
      messages: { PointsEarned: { $ref: '#/components/messages/laurel.points.PointsEarned' } },
      bindings: {
        kafka: {
          topic: 't1.points.events',
          partitions: 12,
          topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': topics['points.events'].retentionMs },
        },
      },
    })
  })

  test('Laurel sends what other teams consume, receives what they produce, and keeps commands to itself', () => {
    expect(document.operations).toMatchObject({
      'send.points.events': { action: 'send' },
      'receive.platform.events': { action: 'receive' },
      'send.moderation.commands': { action: 'send' },
      'receive.moderation.commands': { action: 'receive' },
    })
  })

  test('a message holds its whole Avro schema, with id and version', () => {
    const { schema, id, version } = newestSchemas.get(PointsEarned.name)!
    expect(at(`#/components/messages/${PointsEarned.name}`)).toMatchObject({
      payload: { schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0', schema },
      'x-schema-id': id,
      'x-schema-version': version,
    })
  })

  test('every operation’s messages are messages of its channel', () => {
    for (const operation of Object.values(document.operations ?? {}) as { channel: Json; messages: Json[] }[]) {
      for (const message of operation.messages)
        expect(String(message.$ref)).toContain(`${String(operation.channel.$ref)}/messages/`)
    }
  })

  test('dead letters stand on each service’s own topic', () => {
    const channels = Object.keys(document.channels ?? {}).filter((name) => name.endsWith('.dead-letters'))
    expect(channels).toHaveLength(4)
  })
})
