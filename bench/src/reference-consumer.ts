import { createCodec, fromHeaders, type PurchaseRecorded, topicName } from '@laurel/events'
import { Kafka, logLevel } from 'kafkajs'
import mongoose from 'mongoose'
import { referenceModels } from './reference/models.ts'
import { takePurchase } from './reference/take-purchase.ts'

// The process edge of the reference: a consumer as most teams would write it. kafkajs eachMessage with its defaults, three
// partitions side by side as ours has, mongoose models, one transaction a message.

const { KAFKA_BROKERS = '', MONGODB_URL = '', LAUREL_DATABASE = '', LAUREL_TOPIC_PREFIX = '' } = process.env

const connection = await mongoose
  .createConnection(MONGODB_URL, {
    dbName: LAUREL_DATABASE,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  })
  .asPromise()
const models = referenceModels(connection)
await Promise.all(Object.values(models).map((model) => model.init()))
const codec = createCodec()

const kafka = new Kafka({ clientId: 'reference', brokers: KAFKA_BROKERS.split(','), logLevel: logLevel.ERROR })
const consumer = kafka.consumer({ groupId: `${LAUREL_TOPIC_PREFIX}reference` })
await consumer.connect()
await consumer.subscribe({ topic: topicName(LAUREL_TOPIC_PREFIX, 'platform.events'), fromBeginning: true })
await consumer.run({
  partitionsConsumedConcurrently: 3,
  eachMessage: async ({ message }) => {
    if (message.value === null) return
    const { id, source } = fromHeaders(message.headers)
    const event = codec.decode(message.value).value as PurchaseRecorded
    await takePurchase(connection, models, codec, { id: `${source} ${id}`, event })
  },
})

process.on('SIGTERM', async () => {
  await consumer.disconnect()
  await connection.close()
  process.exit(0)
})
