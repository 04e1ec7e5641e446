import type { Codec, TopicName } from '@laurel/events'
import { topics } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import type { Kafka, Producer } from 'kafkajs'
import type { Registry } from 'prom-client'
import { abortOrphans } from './abort-orphans.ts'
import { ensureBusCollections } from './bus-collections.ts'
import { type BusSettings, DEFAULT_BUS_SETTINGS } from './bus-settings.ts'
import { type BusConsumer, createConsumer } from './consumer/consumer.ts'
import { createDeadLetters, type DeadLetters } from './dead-letters/dead-letters.ts'
import type { Handler } from './handler.ts'
import { createKafka, createProducer, type KafkaSettings } from './kafka/client.ts'
import { checkInboxRetention, ensureTopics } from './kafka/topics.ts'
import type { Log } from './log.ts'
import { createBusMetrics } from './metrics.ts'
import { createRelay, type Relay } from './outbox/relay.ts'
import { noProbe, type Probe } from './probe.ts'
import type { ServiceName } from './service-name.ts'
import type { StoreDefs } from './state/store.ts'
import { createWrite, type Write } from './write.ts'

export interface BusOptions {
  /** Short name: `points` gives group `points-service`, source `points-service` and topic `points.dead-letters`. */
  readonly service: ServiceName
  readonly db: Database
  readonly kafka: Omit<KafkaSettings, 'clientId'>
  readonly topicPrefix: string
  readonly codec: Codec
  readonly resolveUnknown?: (schemaId: number) => Promise<boolean>
  readonly now: () => number
  readonly log: Log
  readonly registry: Registry
  /** Topics this service reads. Types without a handler are passed over, but their numbers are still counted. */
  readonly reads: readonly TopicName[]
  readonly stores: StoreDefs
  readonly handlers: readonly Handler[]
  readonly settings?: Partial<BusSettings>
  readonly probe?: Probe
}

/** A service's connection to the others: it takes their events, and publishes what its own transactions commit. */
export interface Bus {
  /** Connects, creates what is missing, starts relay and consumer. @throws TopicMismatch on settings that break a promise. */
  start(): Promise<void>
  /** Stops reading, publishes what was committed as far as the broker lets it, disconnects. */
  stop(): Promise<void>
  /** The only way to publish outside a handler: in a transaction, together with what it writes. */
  readonly write: Write
  readonly deadLetters: DeadLetters
  /** For readiness: each part by name. */
  checks(): { readonly name: string; readonly ok: boolean }[]
}

export function createBus(options: BusOptions): Bus {
  const settings = { ...DEFAULT_BUS_SETTINGS, ...options.settings }
  const parts = createParts(options, settings)
  const { kafka, producer, relay, consumer } = parts
  let connected = false
  return {
    write: parts.write,
    deadLetters: parts.deadLetters,
    checks: () => [
      { name: 'broker', ok: connected && consumer.inContact() },
      { name: 'consumer', ok: consumer.flowing() },
      { name: 'relay', ok: relay.healthy() },
    ],
    async start() {
      await abortOrphans(options.db, options.log)
      await ensureBusCollections(options.db, options.stores, settings)
      await ensureTopics(kafka, options.topicPrefix, topicsOf(options), {
        replicationFactor: settings.replicationFactor,
        log: options.log,
      })
      const unnumbered = options.reads.filter((topic) => !isNumbered(topic))
      await checkInboxRetention(kafka, options.topicPrefix, unnumbered, settings.inboxRetentionMs)
      await producer.connect()
      relay.start()
      await consumer.start()
      connected = true
    },
    async stop() {
      connected = false
      await consumer.stop()
      await relay.stop()
      await producer.disconnect()
    },
  }
}

interface Parts {
  readonly kafka: Kafka
  readonly producer: Producer
  readonly relay: Relay
  readonly consumer: BusConsumer
  readonly write: Write
  readonly deadLetters: DeadLetters
}

function createParts(options: BusOptions, settings: BusSettings): Parts {
  const { service, db, codec, now, log, topicPrefix, probe = noProbe } = options
  const kafka = createKafka({ ...options.kafka, clientId: `laurel-${service}` }, log)
  const producer = createProducer(kafka)
  const metrics = createBusMetrics(options.registry, db, now)
  const handlers = new Map(options.handlers.map((handler) => [handler.type.name, handler]))
  const onPublished = (messages: number): void => metrics.published.inc(messages)
  const leaseMs = settings.relayLeaseMs
  const source = `${service}-service`
  const relay = createRelay({ db, producer, topicPrefix, source, log, probe, onPublished, leaseMs })
  const onCommitted = relay.wake
  const deps = {
    db,
    service,
    codec,
    stores: options.stores,
    handlers,
    now,
    probe,
    isCompacted,
    isNumbered,
    onCommitted,
  }
  const consumer = createConsumer({
    ...deps,
    kafka,
    topicPrefix,
    topics: options.reads,
    group: `${service}-service`,
    batchMax: settings.batchMax,
    concurrency: settings.concurrency,
    sessionTimeoutMs: settings.sessionTimeoutMs,
    log,
    metrics,
    ...(options.resolveUnknown ? { resolveUnknown: options.resolveUnknown } : {}),
  })
  const write = createWrite({ db, codec, now, onCommitted })
  const deadLetters = createDeadLetters(deps)
  return { kafka, producer, relay, consumer, write, deadLetters }
}

function isCompacted(topic: string): boolean {
  return topics[topic as TopicName].compacted
}

/** Laurel's services number what they write; other teams' messages are told apart by their CloudEvents id. */
function isNumbered(topic: string): boolean {
  return !topics[topic as TopicName].writers.includes('other-teams')
}

function topicsOf(options: BusOptions): TopicName[] {
  const written = Object.values(topics).filter((topic) => topic.writers.includes(`${options.service}-service`))
  return [...new Set([...options.reads, ...written.map((topic) => topic.name)])]
}
