import { type TopicName, topicName } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import { Kafka, logLevel } from 'kafkajs'
import { settle } from '../settle.ts'
import type { Testbed } from '../testbed.ts'
import type { RunnableService } from './service-environment.ts'

/**
 * Waits until a service has handled all that lies on `topics` now, and has published all that came of it. Read from its
 * database: the position that it committed with its effects, and its outbox.
 */
export async function drained(
  testbed: Testbed,
  service: RunnableService,
  topics: readonly TopicName[],
  timeoutMs = 60_000,
): Promise<void> {
  const db = await testbed.database(service)
  const ends = await endsOf(testbed, service, topics)
  const handled = async () => {
    const found = await positionsOf(db)
    return [...ends].every(([id, end]) => (found.get(id) ?? 0) >= end)
  }
  await settle(`${service}-service to have handled ${topics.join(', ')}`, handled, timeoutMs)
  const published = async () => (await db.collection('outbox').countDocuments({ pending: true })) === 0
  await settle(`${service}-service to have published its outbox`, published, timeoutMs)
}

async function positionsOf(db: Database): Promise<Map<string, number>> {
  const found = await db.collection<{ _id: string; next: number }>('positions').find().toArray()
  return new Map(found.map(({ _id, next }) => [_id, next]))
}

async function endsOf({ brokers, topicPrefix }: Testbed, service: RunnableService, topics: readonly TopicName[]) {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    const ends = new Map<string, number>()
    for (const topic of topics) {
      const offsets = await admin.fetchTopicOffsets(topicName(topicPrefix, topic))
      for (const { partition, high } of offsets) {
        if (Number(high) > 0) ends.set(`${service}-service:${topic}:${partition}`, Number(high))
      }
    }
    return ends
  } finally {
    await admin.disconnect()
  }
}
