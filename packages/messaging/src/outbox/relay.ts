import { type TopicName, topicName } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import type { Producer } from 'kafkajs'
import type { Log } from '../log.ts'
import type { Probe } from '../probe.ts'
import { backoffMs, createWaker } from '../waker.ts'
import { createLease, type Lease } from './lease.ts'
import { markSent, type OutboxBatch, sendAgainFrom, takePending, watchOutbox } from './outbox.store.ts'
import { headersOf } from './outbox-message.ts'
import { createTaking, MESSAGES_MAX, type Taking } from './taking.ts'

export interface RelayOptions {
  readonly db: Database
  readonly producer: Producer
  readonly topicPrefix: string
  /** The service, as the messages' headers name it. */
  readonly source: string
  readonly log: Log
  readonly probe: Probe
  readonly onPublished: (messages: number) => void
  /** How long a leaseholder may be silent before another takes over, ms. */
  readonly leaseMs?: number
  /** How long the relay sleeps when nothing wakes it, ms. */
  readonly pollMs?: number
}

/** A step takes milliseconds; the producer waits for an absent broker for ever. */
const STEP_MS_MAX = 5_000

/** Publishes a service's outbox. */
export interface Relay {
  start(): void
  /** Says that something was just committed. Cheap; never fails. */
  wake(): void
  /** Finishes the batch under way and gives the lease up. */
  stop(): Promise<void>
  /** False while publishing fails, or has hung for a while as it does when the broker is away. For readiness. */
  healthy(): boolean
}

/**
 * Publishes outbox documents in logical order and marks them, one leaseholder per service. Promise: nothing committed is
 * lost; a message is sent again after a crash between sending and marking, or by two relays at once, but always after
 * all that precede it for its member: consumers drop what they took before and never see a gap.
 */
export function createRelay(options: RelayOptions): Relay {
  const { db, log, pollMs = 500 } = options
  const lease = createLease(db, 'relay', options.leaseMs ?? 10_000)
  const waker = createWaker()
  const stopped = new AbortController()
  let failures = 0
  let stepSince = Number.POSITIVE_INFINITY
  let running: Promise<void> = Promise.resolve()
  let watcher: ReturnType<typeof watchOutbox> | undefined
  const taking = createTaking()

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        stepSince = performance.now()
        const busy = await step(options, lease, taking)
        stepSince = Number.POSITIVE_INFINITY
        failures = 0
        if (!busy) await waker.wait(pollMs)
      } catch (error) {
        failures += 1
        stepSince = Number.POSITIVE_INFINITY
        lease.doubt()
        log.warn({ err: error, failures }, 'the relay could not publish; it tries again')
        await waker.wait(backoffMs(failures))
      }
    }
  }

  return {
    start() {
      watcher = watchOutbox(db, (id) => {
        if (!taking.hasTaken(id)) waker.wake()
      })
      running = run()
    },
    wake: waker.wake,
    healthy: () => failures === 0 && performance.now() - stepSince < STEP_MS_MAX,
    async stop() {
      stopped.abort()
      waker.wake()
      await running
      await watcher?.close()
      await lease.drop()
    },
  }
}

/** Publishes one batch. False when there is nothing to do here: an empty outbox, or another's lease. */
async function step(options: RelayOptions, lease: Lease, taking: Taking): Promise<boolean> {
  const { db, probe } = options
  if (!(await lease.hold())) return false
  const batch = await takePending(db, taking.limit(), MESSAGES_MAX)
  taking.note(batch)
  if (batch.ids.length === 0) return false
  await publish(options, batch)
  await probe('published')
  await markSent(db, batch.ids)
  await probe('marked')
  options.onPublished(batch.messages.length)
  if (!(await lease.wasHeldSince())) await sendAgainFrom(db, batch.order)
  return true
}

async function publish({ producer, topicPrefix, source }: RelayOptions, batch: OutboxBatch): Promise<void> {
  const byTopic = new Map<string, { key: string; value: Buffer; headers: Record<string, string> }[]>()
  for (const message of batch.messages) {
    const topic = topicName(topicPrefix, message.topic as TopicName)
    const messages = byTopic.get(topic) ?? []
    if (messages.length === 0) byTopic.set(topic, messages)
    messages.push({ key: message.key, value: message.value, headers: headersOf(source, message) })
  }
  await producer.sendBatch({ acks: -1, topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })) })
}
