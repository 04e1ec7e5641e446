import { type TopicName, topicName } from '@laurel/events'
import { Kafka, logLevel } from 'kafkajs'
import { settle } from '../settle.ts'
import type { Testbed } from '../testbed.ts'
import type { RunnableService } from './service-environment.ts'

/** How far a service has come with one topic. */
interface Progress {
  /** Messages of the topic whose effects are committed, those that had none included. */
  readonly handled: number
  /** Transactions, whatever caused them, whose messages are not yet known to be published. */
  readonly unpublished: number
}

/** Read from the service's database: the positions that it commits with its effects, and its outbox. */
async function progressOf(testbed: Testbed, service: RunnableService, topic: TopicName): Promise<Progress> {
  const db = await testbed.database(service)
  const _id = { $gt: `${service}-service:${topic}:`, $lt: `${service}-service:${topic};` }
  const positions = await db.collection<{ _id: string; next: number }>('positions').find({ _id }).toArray()
  return {
    handled: positions.reduce((sum, { next }) => sum + next, 0),
    unpublished: await db.collection('outbox').countDocuments({ pending: true }),
  }
}

export interface DrainedOptions {
  readonly timeoutMs?: number
  /** Ends the wait early, e.g. when the process has died. */
  readonly orElse?: () => boolean
}

/** Waits until a service has handled all that lies on `topics` now, and has published all that came of it. */
export async function drained(
  testbed: Testbed,
  service: RunnableService,
  topics: readonly TopicName[],
  { timeoutMs = 60_000, orElse = () => false }: DrainedOptions = {},
): Promise<void> {
  const lengths = await lengthsOf(testbed, topics)
  for (const [topic, length] of lengths) {
    const isDone = async () => {
      const { handled, unpublished } = await progressOf(testbed, service, topic)
      if (orElse()) return true
      return handled >= length && unpublished === 0
    }
    await settle(`${service}-service to be done with ${topic}`, isDone, timeoutMs)
  }
}

/** How many messages each topic holds; nothing was removed from it yet. */
async function lengthsOf({ brokers, topicPrefix }: Testbed, topics: readonly TopicName[]) {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    const lengths = new Map<TopicName, number>()
    for (const topic of topics) {
      const ends = await admin.fetchTopicOffsets(topicName(topicPrefix, topic))
      lengths.set(
        topic,
        ends.reduce((sum, { high }) => sum + Number(high), 0),
      )
    }
    return lengths
  } finally {
    await admin.disconnect()
  }
}
