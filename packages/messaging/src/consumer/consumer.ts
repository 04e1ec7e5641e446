import { setTimeout as sleep } from 'node:timers/promises'
import { topics as catalogue, type TopicName, topicName } from '@laurel/events'
import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs'
import { abortOrphans } from '../abort-orphans.ts'
import type { RawMessage } from '../event.ts'
import { coPartitionedAssigner } from '../kafka/co-partitioned-assigner.ts'
import { logicalTopic } from '../kafka/logical-topic.ts'
import { backoffMs } from '../waker.ts'
import { watchContact } from './contact.ts'
import { Abandoned, type Patience } from './handle-batch.ts'
import { createLanes } from './lanes.ts'
import { createMutex } from './mutex.ts'
import { PartitionReader, type ReaderOptions } from './partition-reader.ts'
import { type Assignment, resume, setAside } from './resume.ts'

export interface ConsumerOptions extends Omit<ReaderOptions, 'lanes'> {
  readonly kafka: Kafka
  readonly topicPrefix: string
  readonly topics: readonly TopicName[]
  /** Most messages in one transaction. */
  readonly batchMax: number
  /** Transactions side by side: while one waits for the database, another is decoded and decided. */
  readonly concurrency: number
  readonly sessionTimeoutMs: number
}

/** Reads a service's topics until it is stopped. */
export interface BusConsumer {
  start(): Promise<void>
  /** Lets the transaction under way finish, leaves the rest of what was fetched, leaves the group. */
  stop(): Promise<void>
  /** Whether the broker answers and has let the consumer into its group. */
  inContact(): boolean
  /** False while a batch waits for a fault to pass, or a stored position lies beyond the end of its partition. */
  flowing(): boolean
}

export function createConsumer(options: ConsumerOptions): BusConsumer {
  const consumer = createKafkaConsumer(options)
  const readers = new Map<string, PartitionReader>()
  const waiting = new Set<string>()
  const beyondEnd = new Set<string>()
  const stop = new AbortController()
  const contact = watchContact(consumer)
  const { concurrency, batchMax } = options
  const lanes = createLanes({ deps: options, lanes: concurrency, batchMax, stop: stop.signal })
  const eachBatch = batchHandler({ ...options, lanes }, consumer, {
    readers,
    waiting,
    beyondEnd,
    stop: stop.signal,
  })
  return {
    inContact: contact.ok,
    flowing: () => waiting.size === 0 && beyondEnd.size === 0,
    async start() {
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        for (const reader of readers.values()) reader.forget()
        beyondEnd.clear()
        void abortOrphans(options.db, options.log) // of whoever had our partitions before
        void resumeAll(options, consumer, payload.memberAssignment, beyondEnd)
      })
      consumer.on(consumer.events.COMMIT_OFFSETS, () => void options.probe('offset-committed'))
      await consumer.connect()
      const topics = options.topics.map((topic) => topicName(options.topicPrefix, topic))
      await consumer.subscribe({ topics, fromBeginning: true })
      await consumer.run({
        autoCommit: true, // only for lag tools: the position in the database is what counts
        autoCommitInterval: 1_000,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: partitionsOf(options.topics), // all that was fetched: the lanes take turns
        eachBatch: (payload) => contact.during(() => eachBatch(payload)).catch(ignoreAbandoned),
      })
    },
    async stop() {
      stop.abort()
      await consumer.disconnect()
    },
  }
}

function createKafkaConsumer({ kafka, topicPrefix, group, sessionTimeoutMs }: ConsumerOptions): Consumer {
  return kafka.consumer({
    groupId: `${topicPrefix}${group}`,
    partitionAssigners: [coPartitionedAssigner],
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.floor(sessionTimeoutMs / 8),
    maxWaitTimeInMs: 500,
    maxBytesPerPartition: 2 * 1024 * 1024,
  })
}

/** A fault here only means that partitions go on from where Kafka thinks they are; the readers then seek. */
async function resumeAll(
  options: ConsumerOptions,
  consumer: Consumer,
  assignment: Assignment,
  beyondEnd: Set<string>,
): Promise<void> {
  try {
    for (const position of await resume({ ...options, consumer }, assignment)) beyondEnd.add(position)
  } catch (error) {
    options.log.warn({ err: error }, 'partitions could not be set to their stored positions at once')
  }
}

interface Progress {
  readonly readers: Map<string, PartitionReader>
  /** Partitions whose batch waits for a fault to pass. */
  readonly waiting: Set<string>
  /** Positions that lie beyond the end of their partition. */
  readonly beyondEnd: Set<string>
  readonly stop: AbortSignal
}

function batchHandler(options: ConsumerOptions & ReaderOptions, consumer: Consumer, progress: Progress) {
  const { metrics, topicPrefix } = options
  const mutex = createMutex()
  return async (payload: EachBatchPayload): Promise<void> => {
    const { batch } = payload
    const topic = logicalTopic(topicPrefix, batch.topic)
    const key = `${topic}/${batch.partition}`
    const reader = progress.readers.get(key) ?? new PartitionReader(options, topic, batch.partition)
    progress.readers.set(key, reader)
    const patience = patienceFor(options, progress, key, payload)
    // Partition n of every topic holds the same members: one after the other, or their transactions would collide.
    await mutex(String(batch.partition), async () => {
      const handledUpTo = await readAll(consumer, payload, reader, patience, {
        ...options,
        beyondEnd: progress.beyondEnd,
      })
      if (handledUpTo === null) return
      metrics.lag.set({ topic, partition: batch.partition }, Math.max(0, Number(batch.highWatermark) - handledUpTo))
    })
  }
}

function patienceFor(
  { log, metrics }: ConsumerOptions,
  { waiting, stop }: Progress,
  key: string,
  payload: EachBatchPayload,
): Patience {
  const { topic } = payload.batch
  return {
    async pause(attempt, error) {
      if (attempt === 3) log.warn({ err: error, topic }, 'a batch waits for a fault to pass')
      metrics.retries.inc({ topic })
      waiting.add(key)
      await sleep(backoffMs(attempt), undefined, { signal: stop }).catch(() => {}) // ended early by stop
      waiting.delete(key)
      await payload.heartbeat().catch(() => {}) // the broker may be away too; the fence guards what follows
      return !stop.aborted && payload.isRunning() && !payload.isStale()
    },
    onParkedWhole: (error) => log.error({ err: error, topic }, 'a message could not be saved and is parked'),
  }
}

function ignoreAbandoned(error: unknown): void {
  if (!(error instanceof Abandoned)) throw error
}

/** Feeds a fetched batch to the reader in transactions of at most `batchMax`; null when it must be fetched elsewhere. */
async function readAll(
  consumer: Consumer,
  payload: EachBatchPayload,
  reader: PartitionReader,
  patience: Patience,
  options: ConsumerOptions & Pick<Progress, 'beyondEnd'>,
): Promise<number | null> {
  const { batch, isRunning, isStale, resolveOffset, heartbeat } = payload
  let handledUpTo = Number(batch.firstOffset() ?? 0)
  for (let from = 0; from < batch.messages.length; from += options.batchMax) {
    if (!isRunning() || isStale()) return null
    const chunk = batch.messages.slice(from, from + options.batchMax)
    const raw = chunk.map((message) => toRaw(batch.topic, batch.partition, message))
    const result = await reader.read(raw, patience)
    if ('seek' in result) {
      consumer.seek({ topic: batch.topic, partition: batch.partition, offset: String(result.seek) })
      return null
    }
    if ('beyondEnd' in result) {
      options.beyondEnd.add(setAside({ ...options, consumer }, batch.topic, batch.partition, result.beyondEnd))
      return null
    }
    handledUpTo = result.handledUpTo
    resolveOffset(String(handledUpTo - 1))
    await heartbeat()
  }
  return handledUpTo
}

function partitionsOf(names: readonly TopicName[]): number {
  return names.reduce((sum, name) => sum + catalogue[name].partitions, 0)
}

function toRaw(topic: string, partition: number, message: KafkaMessage): RawMessage {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key === null ? null : message.key.toString('utf8'),
    value: message.value,
    headers: textHeaders(message.headers ?? {}),
    timestamp: Number(message.timestamp),
  }
}

function textHeaders(headers: IHeaders): Record<string, string> {
  const text: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) text[name] = typeof first === 'string' ? first : first.toString('utf8')
  }
  return text
}
