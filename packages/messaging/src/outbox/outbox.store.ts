import { Binary, type CollectionIndexes, type Database, type Document, ObjectId, type Tx } from '@laurel/mongo'
import { watchCollection } from '../watch-collection.ts'
import type { OutboxMessage } from './outbox-message.ts'

/** MongoDB refuses documents over 16 MiB; a document is closed well before. */
const DOCUMENT_BYTES_MAX = 4 * 1024 * 1024
/** What a message takes besides its value, at most: ids, names and numbers. */
const ENVELOPE_BYTES = 512

/** A transaction's messages. `order` is the logical clock of its streams; `pending` is gone once it was published. */
interface OutboxDocument extends Document {
  readonly _id: ObjectId
  readonly order: number
  /** Position among the documents of one transaction that had to be split. */
  readonly part: number
  readonly pending?: true
  readonly sentAt?: Date
  readonly createdAt: Date
  readonly messages: readonly StoredMessage[]
}

/** Short names: a document holds thousands of them. `p` and `c` are there when there is something to say. */
interface StoredMessage {
  readonly t: string
  readonly k: string
  readonly v: Binary
  readonly y: string
  readonly at: number
  readonly s: number
  readonly p?: string
  readonly c?: string
}

/** A batch of the outbox as the relay takes it: whole documents, oldest first. */
export interface OutboxBatch {
  readonly ids: readonly ObjectId[]
  /** Logical time of the first document. */
  readonly order: number
  readonly messages: readonly OutboxMessage[]
}

const NAME = 'outbox'

/** `retentionSeconds`: how long published documents stay to be looked at. */
export function outboxIndexes(retentionSeconds: number): CollectionIndexes {
  return {
    name: NAME,
    indexes: [
      { key: { order: 1, part: 1 }, partialFilterExpression: { pending: true } },
      { key: { sentAt: 1 }, expireAfterSeconds: retentionSeconds },
    ],
  }
}

/** Adds the transaction's messages, as one document unless they are too large for one. */
export async function saveOutbox(
  tx: Tx,
  messages: readonly OutboxMessage[],
  order: number,
  now: number,
): Promise<void> {
  if (messages.length === 0) return
  const documents = split(messages).map((part, index) => ({
    _id: new ObjectId(),
    order,
    part: index,
    pending: true as const,
    createdAt: new Date(now),
    messages: part.map(toStored),
  }))
  await tx.collection<OutboxDocument>(NAME).insertMany(documents, { session: tx.session })
}

function toStored({ topic, key, value, type, time, seq, traceparent, commandId }: OutboxMessage): StoredMessage {
  return {
    ...{ t: topic, k: key, v: new Binary(value), y: type, at: time, s: seq },
    ...(traceparent === null ? {} : { p: traceparent }),
    ...(commandId === null ? {} : { c: commandId }),
  }
}

function fromStored({ t, k, v, y, at, s, p, c }: StoredMessage): OutboxMessage {
  const { buffer, byteOffset, byteLength } = v.buffer // as a view: thousands of copies would be for nothing
  const value = Buffer.from(buffer, byteOffset, byteLength)
  return { topic: t, key: k, value, type: y, time: at, seq: s, traceparent: p ?? null, commandId: c ?? null }
}

function split(messages: readonly OutboxMessage[]): OutboxMessage[][] {
  const parts: OutboxMessage[][] = [[]]
  let bytes = 0
  for (const message of messages) {
    const size = message.value.length + ENVELOPE_BYTES
    if (bytes + size > DOCUMENT_BYTES_MAX && bytes > 0) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(message)
    bytes += size
  }
  return parts
}

/** The oldest unpublished documents, at most `limit`, up to about `messagesMax` messages (one document is never cut). */
export async function takePending(db: Database, limit: number, messagesMax: number): Promise<OutboxBatch> {
  const ids: ObjectId[] = []
  const messages: OutboxMessage[] = []
  let order = Number.POSITIVE_INFINITY
  const outbox = db.collection<OutboxDocument>(NAME)
  const found = await outbox
    .find({ pending: true }, { sort: { order: 1, part: 1 }, limit, batchSize: limit, singleBatch: true })
    .toArray()
  for (const document of found) {
    ids.push(document._id)
    order = Math.min(order, document.order)
    for (const message of document.messages) messages.push(fromStored(message))
    if (messages.length >= messagesMax) break
  }
  return { ids, order, messages }
}

/** Marks documents as published. Safe to repeat, and right even when the lease was lost meanwhile: they were sent. */
export async function markSent(db: Database, ids: readonly ObjectId[]): Promise<void> {
  await db
    .collection<OutboxDocument>(NAME)
    .updateMany({ _id: { $in: [...ids] } }, [{ $unset: 'pending' }, { $set: { sentAt: '$$NOW' } }])
}

/** How many documents wait, and how long the oldest has waited, ms (0 when none). For metrics. */
export async function outboxDepth(db: Database, now: number): Promise<{ documents: number; oldestMs: number }> {
  const outbox = db.collection<OutboxDocument>(NAME)
  const [oldest] = await outbox
    .find({ pending: true }, { sort: { order: 1 }, limit: 1, projection: { createdAt: 1 } })
    .toArray()
  if (!oldest) return { documents: 0, oldestMs: 0 }
  const documents = await outbox.countDocuments({ pending: true })
  return { documents, oldestMs: Math.max(0, now - oldest.createdAt.getTime()) }
}

/**
 * Makes everything from `order` on pending again. For a relay that cannot prove that it held the lease while it sent: an
 * older snapshot of its may lie behind a newer one on a compacted topic, and sending all again puts the newest last.
 */
export async function sendAgainFrom(db: Database, order: number): Promise<void> {
  await db
    .collection<OutboxDocument>(NAME)
    .updateMany({ order: { $gte: order } }, [{ $set: { pending: true } }, { $unset: 'sentAt' }])
}

/** Tells of every document that was added, by whichever replica, until closed. Only a hint: the relay also polls. */
export function watchOutbox(db: Database, onAdded: (id: ObjectId) => void): { close(): Promise<void> } {
  const pipeline = [{ $match: { operationType: 'insert' } }, { $project: { 'documentKey._id': 1 } }]
  return watchCollection(db, NAME, pipeline, {}, ({ documentKey }) => onAdded(documentKey._id))
}
