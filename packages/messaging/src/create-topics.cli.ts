import { type TopicName, topics } from '@laurel/events'
import { createKafka } from './kafka/client.ts'
import { ensureTopics } from './kafka/topics.ts'

/**
 * Creates every topic of the catalogue and ends: `KAFKA_BROKERS=… [LAUREL_TOPIC_PREFIX=…] node create-topics.cli.ts`. For
 * installations whose services may not create topics; the services do the same when they start.
 */
const { KAFKA_BROKERS = '127.0.0.1:9092', LAUREL_TOPIC_PREFIX = '', LAUREL_REPLICATION_FACTOR = '-1' } = process.env

const say = (level: string) => (fields: object, message: string) =>
  void process.stdout.write(`${level}: ${message} ${JSON.stringify(fields)}\n`)
const log = { debug: () => {}, info: say('info'), warn: say('warn'), error: say('error') }
const kafka = createKafka({ brokers: KAFKA_BROKERS.split(','), clientId: 'laurel-create-topics' }, log)
const names = Object.keys(topics) as TopicName[]
await ensureTopics(kafka, LAUREL_TOPIC_PREFIX, names, {
  replicationFactor: Number(LAUREL_REPLICATION_FACTOR),
  log,
})
process.stdout.write(`${names.length} topics are there\n`)
