import type { Database } from '@laurel/mongo'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { countWaiting } from './dead-letters/parked.store.ts'
import { outboxDepth } from './outbox/outbox.store.ts'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300, 3600]
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]

/** The bus's metrics, all prefixed `laurel_`; docs/runbooks say what to do when one of them is off. */
export type BusMetrics = ReturnType<typeof createBusMetrics>

/** Registers the metrics in `registry`; gauges of the database are read when they are scraped. */
export function createBusMetrics(registry: Registry, db: Database, now: () => number) {
  const registers = [registry]
  registerGauges(registers, db, now)
  return { ...createHistograms(registers), ...createCounters(registers) }
}

function createHistograms(registers: Registry[]) {
  const lag = new Gauge({
    name: 'laurel_consumer_lag_messages',
    help: 'Messages of a partition not yet handled',
    labelNames: ['topic', 'partition'],
    registers,
  })
  const histogram = (name: string, help: string, buckets: number[]) => {
    return new Histogram({ name, help, labelNames: ['topic'], buckets, registers })
  }
  return {
    lag,
    age: histogram(
      'laurel_message_age_seconds',
      'From when it happened (occurredAt) to when its effect was committed',
      SECONDS,
    ),
    batchSize: histogram('laurel_batch_messages', 'Messages of one partition handled at once', SIZES),
    batchSeconds: histogram(
      'laurel_batch_seconds',
      'Time of one batch, from decoded to committed, with its wait for a lane',
      SECONDS,
    ),
  }
}

function createCounters(registers: Registry[]) {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) => {
    return new Counter({ name, help, labelNames, registers })
  }
  return {
    messages: counter('laurel_messages_total', 'Messages by what became of them', ['topic', 'outcome']),
    gaps: counter('laurel_sequence_gaps_total', 'Numbers skipped in a member sequence: messages that never came', [
      'topic',
    ]),
    fenced: counter(
      'laurel_batches_fenced_total',
      'Batches thrown away because another consumer had moved the position',
      ['topic'],
    ),
    retries: counter('laurel_batch_retries_total', 'Times a batch waited for a fault to pass', ['topic']),
    published: counter('laurel_relay_published_total', 'Messages published by the relay', []),
  }
}

function registerGauges(registers: Registry[], db: Database, now: () => number): void {
  const gauge = (name: string, help: string, read: () => Promise<number>): void => {
    const metric: Gauge = new Gauge({ name, help, registers, collect: async () => metric.set(await read()) })
  }
  const outbox = shared(() => outboxDepth(db, now()))
  gauge('laurel_outbox_documents', 'Transactions whose messages are not yet published', async () => {
    return (await outbox()).documents
  })
  gauge('laurel_outbox_oldest_seconds', 'Age of the oldest unpublished document', async () => {
    return (await outbox()).oldestMs / 1000
  })
  const waiting = shared(() => countWaiting(db))
  gauge('laurel_parked_messages', 'Dead letters that wait, parked or behind one', async () => {
    return (await waiting()).messages
  })
  gauge('laurel_parked_members', 'Members with a waiting dead letter', async () => (await waiting()).members)
}

/** Whoever asks while a read is under way shares it: a scrape reads all gauges at once. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= read().finally(() => {
      running = null
    })
    return running
  }
}
