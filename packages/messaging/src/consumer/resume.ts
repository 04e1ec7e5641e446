import type { Database } from '@laurel/mongo'
import type { Consumer, Kafka } from 'kafkajs'
import { logicalTopic } from '../kafka/logical-topic.ts'
import { withAdmin } from '../kafka/with-admin.ts'
import type { Log } from '../log.ts'
import { positionId, readPositions } from './position.store.ts'

export interface ResumeOptions {
  readonly kafka: Kafka
  readonly consumer: Consumer
  readonly db: Database
  readonly group: string
  readonly topicPrefix: string
  readonly log: Log
}

/** Partitions by full topic name, as the group assigned them. */
export type Assignment = Readonly<Record<string, readonly number[]>>

/**
 * Sets every assigned partition to its stored position, so that a database restored from a backup reads on from there even
 * where no new message comes. Gives the positions that lie beyond the end of their partition: the broker has lost
 * messages, or is another broker. Those partitions are paused, for nothing good can come of reading them.
 */
export async function resume(options: ResumeOptions, assignment: Assignment): Promise<string[]> {
  const { consumer, group, topicPrefix } = options
  return withAdmin(options.kafka, async (admin) => {
    const beyond: string[] = []
    const id = (topic: string, partition: number) => positionId(group, logicalTopic(topicPrefix, topic), partition)
    const ids = Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((one) => id(topic, one)))
    const positions = await readPositions(options.db, ids)
    for (const [topic, partitions] of Object.entries(assignment)) {
      const ends = new Map(
        (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]),
      )
      for (const partition of partitions) {
        const next = positions.get(id(topic, partition))
        if (next === undefined) continue
        if (next <= (ends.get(partition) ?? 0)) consumer.seek({ topic, partition, offset: String(next) })
        else beyond.push(setAside(options, topic, partition, next))
      }
    }
    return beyond
  })
}

/** Stops reading a partition whose stored position lies beyond its end, and says what that means. */
export function setAside(
  { consumer, group, topicPrefix, log }: Omit<ResumeOptions, 'kafka' | 'db'>,
  topic: string,
  partition: number,
  next: number,
): string {
  const position = positionId(group, logicalTopic(topicPrefix, topic), partition)
  consumer.pause([{ topic, partitions: [partition] }])
  log.error(
    { position, next },
    'the stored position lies beyond the end of its partition: the broker has lost messages or is another one; see docs/runbooks/restore.md',
  )
  return position
}
