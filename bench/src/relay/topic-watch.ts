import { type TopicName, topicName } from '@laurel/events'
import type { Testbed } from '@laurel/testing'
import { Kafka, logLevel } from 'kafkajs'

/** A reader of one topic that runs before anything is sent: it notes when each message was seen. */
export interface TopicWatch {
  /** performance.now() of the moment a message with this key, and this many before it, was seen. */
  seen(key: string): Promise<number>
  /** How many were seen since {@link reset}, and when the first and the last were. */
  readonly tally: { count: number; firstAt: number; lastAt: number }
  reset(): void
  close(): Promise<void>
}

export async function watchTopic(bed: Testbed, topic: TopicName): Promise<TopicWatch> {
  const kafka = new Kafka({ clientId: 'bench-watch', brokers: [...bed.brokers], logLevel: logLevel.NOTHING })
  const consumer = kafka.consumer({ groupId: `${bed.topicPrefix}watch` })
  const waiting = new Map<string, (at: number) => void>()
  const tally = { count: 0, firstAt: 0, lastAt: 0 }
  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve())
  })
  await consumer.connect()
  await consumer.subscribe({ topic: topicName(bed.topicPrefix, topic), fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const at = performance.now()
      if (tally.count === 0) tally.firstAt = at
      tally.count += batch.messages.length
      tally.lastAt = at
      for (const { key } of batch.messages) {
        const name = String(key)
        waiting.get(name)?.(at)
        waiting.delete(name)
      }
    },
  })
  await joined
  return {
    tally,
    seen: (key) => new Promise((resolve) => waiting.set(key, resolve)),
    reset: () => void Object.assign(tally, { count: 0, firstAt: 0, lastAt: 0 }),
    close: () => consumer.disconnect(),
  }
}
