import { Kafka, logLevel, Partitioners, type Producer, type SASLOptions } from 'kafkajs'
import type { Log } from '../log.ts'

/** How to reach the brokers. */
export interface KafkaSettings {
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly ssl?: boolean
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
    readonly username: string
    readonly password: string
  }
}

/** Retries for as long as it takes: a broker that is away is waited for, and readiness says so meanwhile. */
const PATIENT = {
  initialRetryTime: 100,
  maxRetryTime: 3_000,
  retries: Number.MAX_SAFE_INTEGER,
  restartOnFailure: async () => true,
}

export function createKafka(settings: KafkaSettings, log: Log): Kafka {
  return new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    ...(settings.ssl ? { ssl: true } : {}),
    ...(settings.sasl ? { sasl: settings.sasl as SASLOptions } : {}),
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: PATIENT,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => report(log, entry),
  })
}

/**
 * kafkajs calls what it retries an error; for us it is a warning as long as it goes on trying, and single responses
 * (a leader being elected, a coordinator that loads) are not worth one.
 */
function report(
  log: Log,
  entry: { level: number; namespace: string; log: { message: string; error?: unknown } },
): void {
  const { message, error } = entry.log
  const fields = { kafka: entry.namespace, reason: typeof error === 'string' ? error : undefined }
  if (message.startsWith('Response ')) log.debug(fields, message)
  else log.warn(fields, message)
}

/**
 * The relay's producer: idempotent, one request in flight, so that the order in is the order on the topic. Keys go to
 * partitions by murmur2, as the Java client's do; librdkafka needs `partitioner=murmur2_random` to agree.
 */
export function createProducer(kafka: Kafka): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
}
