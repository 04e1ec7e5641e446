import { type Codec, createCodec, type EventType, type TopicName, toHeaders, topicName } from '@laurel/events'
import { connect, type Database } from '@laurel/mongo'
import { type Admin, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs'
import { readTopic, type TopicMessage } from './read-topic.ts'

/** What a platform team sends: the value, and the identity that makes it the same message when it is sent twice. */
export interface Sent {
  readonly type: EventType<unknown>
  readonly value: { readonly memberId: string; readonly occurredAt: number }
  readonly id: string
  readonly source: string
}

/** A {@link Sent} whose value the compiler has checked against its type. */
export function sent<T extends Sent['value']>(type: EventType<T>, value: T, id: string, source = 'shop'): Sent {
  return { type: type as EventType<unknown>, value, id, source }
}

/**
 * A test file's own corner of the real broker and database: its own topic prefix and databases, gone at `close`.
 * Brokers and database come from KAFKA_BROKERS and MONGODB_URL, which `npm test` sets.
 */
export interface Testbed {
  readonly brokers: readonly string[]
  readonly mongodbUrl: string
  readonly topicPrefix: string
  readonly codec: Codec
  /** A database of this file; the same name gives the same database. */
  database(name: string): Promise<Database>
  databaseName(name: string): string
  /** Sends as another team would, in the order given, acknowledged by the broker when it resolves. */
  send(messages: readonly Sent[]): Promise<void>
  /** Sends bytes as they are. */
  sendRaw(topic: TopicName, key: string | null, value: Buffer | null, headers?: Record<string, string>): Promise<void>
  /** Everything on a topic now, partition by partition, decoded. */
  read(topic: TopicName): Promise<TopicMessage[]>
  /** Makes the broker forget how far a consumer group has read. The group must have no member. */
  forgetGroup(group: string): Promise<void>
  close(): Promise<void>
}

/** Where a broker and a database listen, such as those of `startOwnInfra`. */
export interface Ground {
  readonly brokers: readonly string[]
  readonly mongodbUrl: string
}

/** `name` is the test file's; runs of the same file never meet. */
export async function openTestbed(name: string, ground: Ground = givenGround()): Promise<Testbed> {
  const run = `${name}-${process.pid.toString(36)}${Date.now().toString(36)}`
  const { mongodbUrl } = ground
  const brokers = [...ground.brokers]
  const kafka = new Kafka({ clientId: run, brokers, logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  const databases = new Map<string, Promise<Database>>()
  const topicPrefix = `${run}.`
  const codec = createCodec()
  await producer.connect()
  return {
    brokers,
    mongodbUrl,
    topicPrefix,
    codec,
    databaseName: (database) => `${run}-${database}`,
    database(database) {
      const open = databases.get(database) ?? connect(mongodbUrl, `${run}-${database}`)
      databases.set(database, open)
      return open
    },
    send: (messages) => send(producer, codec, topicPrefix, messages),
    async sendRaw(topic, key, value, headers = {}) {
      await producer.send({ topic: topicName(topicPrefix, topic), messages: [{ key, value, headers }] })
    },
    read: (topic) => readTopic(kafka, topicName(topicPrefix, topic), codec),
    forgetGroup: (group) => withAdmin(kafka, (admin) => admin.deleteGroups([`${topicPrefix}${group}`])),
    async close() {
      await producer.disconnect()
      for (const open of databases.values()) await discard(await open)
      await deleteTopics(kafka, topicPrefix)
    },
  }
}

function givenGround(): Ground {
  const { KAFKA_BROKERS, MONGODB_URL } = process.env
  if (!KAFKA_BROKERS || !MONGODB_URL) throw new Error('run tests by `npm test`, which starts a broker and a database')
  return { brokers: KAFKA_BROKERS.split(','), mongodbUrl: MONGODB_URL }
}

async function send(producer: Producer, codec: Codec, prefix: string, messages: readonly Sent[]): Promise<void> {
  const byTopic = Map.groupBy(messages, ({ type }) => type.topic)
  const topicMessages = [...byTopic].map(([topic, group]) => ({
    topic: topicName(prefix, topic),
    messages: group.map(({ type, value, id, source }) => ({
      key: value.memberId,
      value: codec.encode(type, value),
      headers: toHeaders({ id, source, type: type.name, time: value.occurredAt, subject: value.memberId }),
    })),
  }))
  await producer.sendBatch({ acks: -1, topicMessages })
}

async function discard(database: Database): Promise<void> {
  await database.collection('x').db.dropDatabase()
  await database.close()
}

async function deleteTopics(kafka: Kafka, prefix: string): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix))
    if (topics.length > 0) await admin.deleteTopics({ topics })
  })
}

async function withAdmin(kafka: Kafka, work: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  await work(admin).finally(() => admin.disconnect())
}
