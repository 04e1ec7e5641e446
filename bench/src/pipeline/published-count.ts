import type { TopicName } from '@laurel/events'
import { topicName } from '@laurel/events'
import { createKafka } from '@laurel/messaging'
import type { Testbed } from '@laurel/testing'
import { silent } from '../silent-log.ts'

/** How many messages a topic holds. */
export async function publishedCount(bed: Testbed, topic: TopicName): Promise<number> {
  const admin = createKafka({ brokers: bed.brokers, clientId: 'bench' }, silent).admin()
  await admin.connect()
  try {
    const offsets = await admin.fetchTopicOffsets(topicName(bed.topicPrefix, topic))
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
  } finally {
    await admin.disconnect()
  }
}
