import { type Codec, fromHeaders } from '@laurel/events'
import type { Kafka } from 'kafkajs'
import { settle } from './settle.ts'

/** A message as it lies on a topic. `value` is decoded; null where the bytes cannot be. */
export interface TopicMessage {
  readonly partition: number
  readonly offset: number
  readonly key: string | null
  readonly typeName: string | null
  readonly seq: number | null
  readonly commandId: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer | null
  readonly value: Readonly<Record<string, unknown>> | null
}

/** Reads a topic from its start up to where it ended when the call was made. */
export async function readTopic(kafka: Kafka, topic: string, codec: Codec): Promise<TopicMessage[]> {
  const left = await endOffsets(kafka, topic)
  const messages: TopicMessage[] = []
  if (left.size === 0) return messages
  const consumer = kafka.consumer({
    groupId: `${topic}.reader-${Math.floor(performance.now() * 1000)}`,
    maxWaitTimeInMs: 100,
  })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  const { promise, resolve } = Promise.withResolvers<void>()
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      const offset = Number(message.offset)
      const end = left.get(partition) ?? 0
      if (offset < end) messages.push(toMessage(codec, partition, message))
      if (offset + 1 >= end) left.delete(partition)
      if (left.size === 0) resolve()
    },
  })
  await promise
  await consumer.disconnect()
  return messages.sort((a, b) => a.partition - b.partition || a.offset - b.offset)
}

async function endOffsets(kafka: Kafka, topic: string): Promise<Map<number, number>> {
  const admin = kafka.admin()
  await admin.connect()
  // A broker that has just created the topic says for a moment that it does not lead it.
  const offsets = await settle(`the offsets of ${topic}`, () => admin.fetchTopicOffsets(topic).catch(() => undefined))
  await admin.disconnect()
  const held = offsets.filter(({ high, low }) => Number(high) > Number(low))
  return new Map(held.map(({ partition, high }) => [partition, Number(high)]))
}

type KafkaMessage = { offset: string; key: Buffer | null; value: Buffer | null; headers?: object }

function toMessage(codec: Codec, partition: number, message: KafkaMessage): TopicMessage {
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
  )
  const envelope = fromHeaders(headers)
  return {
    partition,
    offset: Number(message.offset),
    key: message.key?.toString() ?? null,
    typeName: envelope.type ?? null,
    seq: envelope.seq ?? null,
    commandId: envelope.command ?? null,
    headers,
    bytes: message.value,
    value: decode(codec, message.value),
  }
}

function decode(codec: Codec, bytes: Buffer | null): Readonly<Record<string, unknown>> | null {
  try {
    return bytes && (codec.decode(bytes).value as Record<string, unknown>)
  } catch {
    return null
  }
}
