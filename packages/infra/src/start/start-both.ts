import { dockerKafka } from '../kafka/docker-kafka.ts'
import { givenKafka } from '../kafka/given-kafka.ts'
import { localKafka } from '../kafka/local-kafka.ts'
import { dockerMongodb } from '../mongodb/docker-mongodb.ts'
import { givenMongodb } from '../mongodb/given-mongodb.ts'
import { localMongodb } from '../mongodb/local-mongodb.ts'
import { checkPorts, type PortNeed } from '../ports/check-ports.ts'
import { freePort } from '../ports/free-port.ts'
import { startFirstWay } from './choose-way.ts'
import type { InfraOptions } from './infra.ts'
import type { RunningPart, StartContext } from './part.ts'

export type BothParts = { kafka: RunningPart<string[]>; mongodb: RunningPart<string> }

/** Checks every port, then starts broker and database side by side. If one fails, the other is called off at once. */
export async function startBoth(context: StartContext, options: InfraOptions): Promise<BothParts> {
  const { KAFKA_BROKERS: brokers, MONGODB_URL: url } = options.ignoreGiven ? {} : context.environment
  const kafkaPort = options.kafkaPort ?? (await freePort())
  const mongoPort = options.mongoPort ?? (await freePort())
  await checkPorts([
    ...(options.alsoNeeds ?? []),
    ...(brokers ? [] : [kafkaNeed(kafkaPort)]),
    ...(url ? [] : [mongoNeed(mongoPort)]),
  ])
  return together(context, (linked) => ({
    kafka: startFirstWay('Kafka', {
      given: brokers ? () => givenKafka(brokers) : null,
      local: () => localKafka(linked, kafkaPort),
      docker: () => dockerKafka(linked, kafkaPort),
    }),
    mongodb: startFirstWay('MongoDB', {
      given: url ? () => givenMongodb(url) : null,
      local: () => localMongodb(linked, mongoPort),
      docker: () => dockerMongodb(linked, mongoPort),
    }),
  }))
}

type BothStarts = { kafka: Promise<RunningPart<string[]>>; mongodb: Promise<RunningPart<string>> }

async function together(context: StartContext, start: (linked: StartContext) => BothStarts): Promise<BothParts> {
  const failure = new AbortController()
  const signal = AbortSignal.any([failure.signal, ...(context.signal ? [context.signal] : [])])
  const starts = start({ ...context, signal })
  for (const part of [starts.kafka, starts.mongodb]) part.catch((error: unknown) => failure.abort(error))
  const [kafka, mongodb] = await Promise.allSettled([starts.kafka, starts.mongodb])
  if (kafka.status === 'fulfilled' && mongodb.status === 'fulfilled') {
    return { kafka: kafka.value, mongodb: mongodb.value }
  }
  for (const part of [kafka, mongodb]) if (part.status === 'fulfilled') await part.value.stop()
  throw failure.signal.reason
}

const kafkaNeed = (port: number): PortNeed => ({ port, what: 'Kafka', setting: 'LAUREL_KAFKA_PORT' })
const mongoNeed = (port: number): PortNeed => ({ port, what: 'MongoDB', setting: 'LAUREL_MONGODB_PORT' })
