import { setTimeout as sleep } from 'node:timers/promises'
import { type TopicName, topicName, topics } from '@laurel/events'
import kafkajs, { type Admin, type Kafka } from 'kafkajs'
import type { Log } from '../log.ts'
import { backoffMs } from '../waker.ts'
import { withAdmin } from './with-admin.ts'

/** A topic whose live settings would break a promise; the message says which and what to do. */
export class TopicMismatch extends Error {}

/**
 * Creates the topics that are missing, with the catalogue's settings. Idempotent; any number of services may run it at
 * once. Existing topics keep their settings, which belong to whoever operates the broker, but for the number of
 * partitions.
 * @throws TopicMismatch when a topic has another number of partitions: order per member would be lost across topics.
 */
export async function ensureTopics(
  kafka: Kafka,
  prefix: string,
  names: readonly TopicName[],
  options: { replicationFactor?: number; log: Log },
): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    const existing = new Set(await admin.listTopics())
    const missing = names.filter((name) => !existing.has(topicName(prefix, name)))
    if (missing.length > 0) await create(admin, prefix, missing, options.replicationFactor ?? -1)
    await checkPartitions(admin, prefix, names)
    if (missing.length > 0) options.log.info({ topics: missing }, 'topics created')
  })
}

async function create(
  admin: Admin,
  prefix: string,
  names: readonly TopicName[],
  replicationFactor: number,
): Promise<void> {
  await admin.createTopics({
    waitForLeaders: false,
    topics: names.map((name) => ({
      topic: topicName(prefix, name),
      numPartitions: topics[name].partitions,
      replicationFactor,
      configEntries: Object.entries(topics[name].config).map(([key, value]) => ({ name: key, value })),
    })),
  })
}

/** A broker tells of a new topic, and of its leaders, a moment after it has created it. */
async function livePartitions(admin: Admin, topicNames: string[]): Promise<Map<string, number>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { topics: live } = await admin.fetchTopicMetadata({ topics: topicNames })
      const led = live.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))
      if (led) return new Map(live.map(({ name, partitions }) => [name, partitions.length]))
    } catch (error) {
      if (!isStillUnknown(error) || attempt > METADATA_TRIES) throw error
    }
    if (attempt > METADATA_TRIES) throw new TopicMismatch('the new topics have no leader; look at the broker')
    await sleep(backoffMs(attempt))
  }
}

const METADATA_TRIES = 12
const STILL_UNKNOWN = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']

function isStillUnknown(error: unknown): boolean {
  return error instanceof kafkajs.KafkaJSProtocolError && STILL_UNKNOWN.includes(error.type)
}

async function checkPartitions(admin: Admin, prefix: string, names: readonly TopicName[]): Promise<void> {
  const partitions = await livePartitions(
    admin,
    names.map((name) => topicName(prefix, name)),
  )
  for (const name of names) {
    const full = topicName(prefix, name)
    if (partitions.get(full) === topics[name].partitions) continue
    throw new TopicMismatch(
      `topic ${full} has ${partitions.get(full) ?? 0} partitions, not ${topics[name].partitions}. ` +
        'All Laurel topics share one number, so that a member has one partition. Recreate it, or use another LAUREL_TOPIC_PREFIX.',
    )
  }
}

/**
 * Checks that the inbox remembers at least as long as each unnumbered topic can replay; otherwise an old message read
 * again would take effect twice.
 * @throws TopicMismatch
 */
export async function checkInboxRetention(
  kafka: Kafka,
  prefix: string,
  names: readonly TopicName[],
  inboxRetentionMs: number,
): Promise<void> {
  if (names.length === 0) return
  await withAdmin(kafka, async (admin) => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name: topicName(prefix, name),
        configNames: ['retention.ms'],
      })),
    })
    for (const { resourceName, configEntries } of resources) {
      const retentionMs = Number(configEntries.find((entry) => entry.configName === 'retention.ms')?.configValue ?? -1)
      if (retentionMs >= 0 && retentionMs <= inboxRetentionMs) continue
      throw new TopicMismatch(
        `topic ${resourceName} can be replayed for ${retentionMs < 0 ? 'ever' : `${retentionMs} ms`}, but the inbox ` +
          `forgets after ${inboxRetentionMs} ms. Raise LAUREL_INBOX_RETENTION or lower the topic's retention.ms.`,
      )
    }
  })
}
