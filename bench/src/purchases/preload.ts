import { toHeaders, topicName } from '@laurel/events'
import { createKafka, ensureTopics } from '@laurel/messaging'
import type { Sent, Testbed } from '@laurel/testing'
import { Partitioners } from 'kafkajs'
import { publishedCount } from '../pipeline/published-count.ts'
import { silent } from '../silent-log.ts'
import type { PurchaseSet } from './purchase-set.ts'

const CHUNK = 2_000

/**
 * Puts all purchases on `platform.events` before anybody reads it. Idempotent, unlike what other teams may use: a request
 * that is sent again on a busy machine would leave duplicates, and more messages than are counted.
 */
export async function preload(bed: Testbed, { purchases }: PurchaseSet): Promise<void> {
  const kafka = createKafka({ brokers: bed.brokers, clientId: 'bench' }, silent)
  await ensureTopics(kafka, bed.topicPrefix, ['platform.events'], { log: silent })
  const topic = topicName(bed.topicPrefix, 'platform.events')
  const createPartitioner = Partitioners.DefaultPartitioner
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner })
  await producer.connect()
  for (let from = 0; from < purchases.length; from += CHUNK) {
    const messages = purchases.slice(from, from + CHUNK).map((purchase) => toMessage(bed, purchase))
    await producer.send({ topic, messages, acks: -1 })
  }
  await producer.disconnect()
  const held = await publishedCount(bed, 'platform.events')
  if (held !== purchases.length) throw new Error(`the topic holds ${held} messages for ${purchases.length} purchases`)
}

function toMessage({ codec }: Testbed, { type, value, id, source }: Sent) {
  const { memberId, occurredAt } = value
  const headers = toHeaders({ id, source, type: type.name, time: occurredAt, subject: memberId })
  return { key: memberId, value: codec.encode(type, value), headers }
}
