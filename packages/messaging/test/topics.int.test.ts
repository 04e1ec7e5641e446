import { openTestbed, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKafka, ensureTopics, TopicMismatch } from '../src/index.ts'
import { tallyService } from './tally-service.ts'

let testbed: Testbed
beforeAll(async () => {
  testbed = await openTestbed('topics')
})
afterAll(async () => {
  await testbed.close()
})

const log = { debug() {}, info() {}, warn() {}, error() {} }

test('topics are created with their settings once, though four services start together', async () => {
  const kafka = createKafka({ brokers: testbed.brokers, clientId: 'test' }, log)
  const ensure = () => ensureTopics(kafka, testbed.topicPrefix, ['points.events', 'points.balances'], { log })
  await Promise.all([ensure(), ensure(), ensure(), ensure()])
  const admin = kafka.admin()
  await admin.connect()
  const { topics } = await admin.fetchTopicMetadata({
    topics: [`${testbed.topicPrefix}points.events`, `${testbed.topicPrefix}points.balances`],
  })
  await admin.disconnect()
  expect(topics.map(({ partitions }) => partitions.length)).toEqual([12, 12])
})

test('a topic with another number of partitions is refused at start, with what to do', async () => {
  const kafka = createKafka({ brokers: testbed.brokers, clientId: 'test' }, log)
  const prefix = `${testbed.topicPrefix}odd.`
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: false, topics: [{ topic: `${prefix}points.events`, numPartitions: 3 }] })
  await admin.disconnect()
  const ensuring = ensureTopics(kafka, prefix, ['points.events'], { log })
  await expect(ensuring).rejects.toThrow(
    /has 3 partitions, not 12\..* Recreate it, or use another LAUREL_TOPIC_PREFIX/s,
  )
})

test('an inbox that forgets before the topic does is refused at start: a replay would take effect twice', async () => {
  const { bus } = await tallyService(testbed, { settings: { inboxRetentionMs: 60_000 } })
  const starting = bus.start()
  await expect(starting).rejects.toThrow(TopicMismatch)
  await expect(starting).rejects.toThrow(/can be replayed for 2592000000 ms.*Raise LAUREL_INBOX_RETENTION/s)
})
