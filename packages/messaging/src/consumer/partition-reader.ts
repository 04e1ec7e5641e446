import type { TopicName } from '@laurel/events'
import type { Incoming, RawMessage } from '../event.ts'
import type { Log } from '../log.ts'
import type { BusMetrics } from '../metrics.ts'
import { traceBatch } from '../trace-batch.ts'
import type { BatchOutcome } from './decide-batch.ts'
import type { Patience } from './handle-batch.ts'
import type { Lanes } from './lanes.ts'
import { Fenced, positionId, readPosition } from './position.store.ts'
import type { BatchDeps } from './process-batch.ts'
import { type ReadOptions, readMessage } from './read-message.ts'

export interface ReaderOptions extends BatchDeps {
  readonly group: string
  readonly log: Log
  readonly metrics: BusMetrics
  readonly isNumbered: (topic: string) => boolean
  readonly lanes: Lanes
  /** Asks a schema registry for a schema that is not known yet; true when it is known now. */
  readonly resolveUnknown?: (schemaId: number) => Promise<boolean>
}

/** What the reader wants next: nothing, or the partition read again from another offset. */
export type ReadResult =
  | { readonly seek: number }
  | { readonly handledUpTo: number }
  /** What came lies before the stored position although it was sought: the partition ends before it. */
  | { readonly beyondEnd: number }

/**
 * Handles what one partition delivers, from the stored position on: what Kafka delivers again is skipped, what Kafka
 * has moved past (restored database, lost group offsets) is read again.
 */
export class PartitionReader {
  readonly #options: ReaderOptions
  readonly #topic: TopicName
  readonly #id: string
  #next: number | null | undefined
  #soughtTo = -1

  constructor(options: ReaderOptions, topic: TopicName, partition: number) {
    this.#options = options
    this.#topic = topic
    this.#id = positionId(options.group, topic, partition)
  }

  /** @throws Abandoned; never Fenced, which only makes it read its position anew. */
  async read(raw: readonly RawMessage[], patience: Patience): Promise<ReadResult> {
    if (this.#next === undefined) this.#next = await readPosition(this.#options.db, this.#id)
    const next = this.#next
    const last = raw.at(-1)
    if (raw[0] === undefined || last === undefined) return { handledUpTo: next ?? 0 }
    if (next !== null && last.offset < next) {
      return this.#soughtTo === next ? { beyondEnd: next } : this.#seek(next, last.offset + 1)
    }
    if (next !== null && raw[0].offset > next && this.#soughtTo !== next) return this.#seek(next, raw[0].offset)
    const fresh = next === null ? raw : raw.filter((message) => message.offset >= next)
    return this.#handle(fresh, last.offset + 1, patience)
  }

  /** Forgets the position, e.g. when the partition was given to another consumer and may come back moved. */
  forget(): void {
    this.#next = undefined
    this.#soughtTo = -1
  }

  /** A gap of offsets may be real (compaction, expired messages): after one try it is taken as it is. */
  #seek(to: number, from: number): ReadResult {
    this.#soughtTo = to
    this.#options.log.info({ position: this.#id, from, to }, 'the partition is read from its stored position')
    return { seek: to }
  }

  async #handle(raw: readonly RawMessage[], next: number, patience: Patience): Promise<ReadResult> {
    const { codec, handlers, log, metrics, isNumbered } = this.#options
    const topic = this.#topic
    const started = performance.now()
    const reading = { codec, topic, numbered: isNumbered(topic), handles: handlers }
    const messages = await this.#resolved(
      raw.map((message) => readMessage(message, reading)),
      reading,
    )
    await this.#options.probe('consumed')
    const traced = traceBatch(messages)
    const batch = { positionId: this.#id, expected: this.#next ?? null, next, messages: traced.messages }
    try {
      const outcomes = await this.#options.lanes(batch, patience)
      traced.end()
      this.#next = next
      for (const outcome of outcomes) this.#count(outcome)
    } catch (error) {
      traced.end(error)
      this.#next = undefined
      if (!(error instanceof Fenced)) throw error
      metrics.fenced.inc({ topic })
      log.warn({ position: this.#id }, 'a batch was thrown away: another consumer has handled it')
      const position = await readPosition(this.#options.db, this.#id)
      return { seek: position ?? 0 }
    }
    metrics.batchSeconds.observe({ topic }, (performance.now() - started) / 1000)
    metrics.batchSize.observe({ topic }, messages.length)
    this.#observeAge(messages)
    return { handledUpTo: next }
  }

  /** A newer writer's schema may be known to the registry before it is known here. */
  async #resolved(messages: Incoming[], reading: ReadOptions): Promise<Incoming[]> {
    const { resolveUnknown } = this.#options
    if (resolveUnknown === undefined) return messages
    return Promise.all(
      messages.map(async (message) => {
        if (message.fault !== 'UNKNOWN_SCHEMA' || message.raw.value === null) return message
        return (await resolveUnknown(message.raw.value.readInt32BE(1))) ? readMessage(message.raw, reading) : message
      }),
    )
  }

  #observeAge(messages: readonly Incoming[]): void {
    const now = this.#options.now()
    for (const { occurredAt } of messages) {
      this.#options.metrics.age.observe({ topic: this.#topic }, Math.max(0, now - occurredAt) / 1000)
    }
  }

  #count(outcome: BatchOutcome): void {
    const { metrics, log } = this.#options
    const topic = this.#topic
    metrics.messages.inc({ topic, outcome: 'handled' }, outcome.handled)
    metrics.messages.inc({ topic, outcome: 'ignored' }, outcome.ignored)
    metrics.messages.inc({ topic, outcome: 'duplicate' }, outcome.duplicates)
    metrics.messages.inc({ topic, outcome: 'parked' }, outcome.parked.length)
    for (const { _id, code, typeName, state } of outcome.parked) {
      if (state === 'behind') continue
      log.error({ deadLetter: _id, code, type: typeName }, 'a message was parked; see docs/runbooks/dead-letters.md')
    }
    if (outcome.missed === 0) return
    metrics.gaps.inc({ topic }, outcome.missed)
    log.error({ topic, missed: outcome.missed }, 'sequence numbers were skipped; see docs/runbooks/lag.md')
  }
}
