import { type TopicName, topicName } from '@laurel/events'
import { type Database, isDuplicateKey, ObjectId } from '@laurel/mongo'
import type { Producer } from 'kafkajs'
import type { Log } from '../log.ts'
import type { Probe } from '../probe.ts'
import { backoffMs, createWaker } from '../waker.ts'
import { dropLease, holdLease } from './lease.store.ts'
import { markSent, type OutboxBatch, sendAgainFrom, takePending, watchOutbox } from './outbox.store.ts'

export interface RelayOptions {
  readonly db: Database
  readonly producer: Producer
  readonly topicPrefix: string
  readonly log: Log
  readonly probe: Probe
  readonly onPublished: (messages: number) => void
  /** How long a leaseholder may be silent before another takes over, ms. */
  readonly leaseMs?: number
  /** How long the relay sleeps when nothing wakes it, ms. */
  readonly pollMs?: number
}

const DOCUMENTS_MAX = 200
const MESSAGES_MAX = 2_000

/** Publishes a service's outbox. */
export interface Relay {
  start(): void
  /** Says that something was just committed. Cheap; never fails. */
  wake(): void
  /** Finishes the batch under way and gives the lease up. */
  stop(): Promise<void>
  /** False while publishing fails. For readiness. */
  healthy(): boolean
}

/**
 * Publishes outbox documents in logical order and marks them, one leaseholder per service. Promise: nothing committed is
 * lost; a message is sent again after a crash between sending and marking, or by two relays at once, but always after
 * all that precede it for its member: consumers drop what they took before and never see a gap.
 */
export function createRelay(options: RelayOptions): Relay {
  const { db, log, leaseMs = 10_000, pollMs = 500 } = options
  const holder = new ObjectId().toHexString()
  const waker = createWaker()
  let stopping = false
  let failures = 0
  let renewAt = 0
  let heldUntil = 0
  let running: Promise<void> = Promise.resolve()
  let watcher: ReturnType<typeof watchOutbox> | undefined

  async function holds(): Promise<boolean> {
    const asked = performance.now()
    if (asked < renewAt) return true
    const held = await holdLease(db, 'relay', holder, leaseMs).catch((error) => {
      if (isDuplicateKey(error)) return false
      throw error
    })
    renewAt = held ? asked + leaseMs / 3 : 0
    heldUntil = held ? asked + leaseMs : 0
    return held
  }

  async function step(): Promise<boolean> {
    if (!(await holds())) return false
    const batch = await takePending(db, DOCUMENTS_MAX, MESSAGES_MAX)
    if (batch.ids.length === 0) return false
    await publish(options, batch)
    await options.probe('published')
    await markSent(db, batch.ids)
    await options.probe('marked')
    if (performance.now() > heldUntil) await sendAgainFrom(db, batch.order)
    options.onPublished(batch.messages.length)
    return true
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        const busy = await step()
        failures = 0
        if (!busy) await waker.wait(pollMs)
      } catch (error) {
        failures += 1
        renewAt = 0
        log.warn({ err: error, failures }, 'the relay could not publish; it tries again')
        await waker.wait(backoffMs(failures))
      }
    }
  }

  return {
    start() {
      watcher = watchOutbox(db, waker.wake)
      running = run()
    },
    wake: waker.wake,
    healthy: () => failures === 0,
    async stop() {
      stopping = true
      waker.wake()
      await running
      await watcher?.close()
      await dropLease(db, 'relay', holder).catch(() => {}) // it ends by itself
    },
  }
}

async function publish({ producer, topicPrefix }: RelayOptions, batch: OutboxBatch): Promise<void> {
  const byTopic = new Map<string, { key: string; value: Buffer; headers: Record<string, string> }[]>()
  for (const { topic, key, value, headers } of batch.messages) {
    const full = topicName(topicPrefix, topic as TopicName)
    const messages = byTopic.get(full) ?? []
    messages.push({ key, value, headers: { ...headers } })
    byTopic.set(full, messages)
  }
  await producer.sendBatch({ acks: -1, topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })) })
}
