import { Binary, type Collection, type CollectionIndexes, type Database, type Document, type Tx } from '@laurel/mongo'
import type { Incoming, RawMessage } from '../event.ts'
import type { Parked, ParkedState } from './parked.ts'

/** `order` numbers a member's waiting messages of one topic as they came. */
interface ParkedDocument extends Document {
  readonly _id: string
  readonly memberId: string
  readonly topic: string
  readonly offset: number
  readonly state: ParkedState
  readonly value: Binary | null
}

export const PARKED: CollectionIndexes = {
  name: 'parked_messages',
  indexes: [{ key: { state: -1, parkedAt: 1 } }, { key: { memberId: 1, topic: 1, offset: 1 } }],
}

function collection(db: Database | Tx): Collection<ParkedDocument> {
  return db.collection<ParkedDocument>(PARKED.name)
}

export async function saveParked(tx: Tx, parked: readonly Parked[]): Promise<void> {
  if (parked.length === 0) return
  await collection(tx).insertMany(parked.map(toDocument), { session: tx.session })
}

/** Replaces what is known of one parked message. */
export async function updateParked(tx: Tx, parked: Parked): Promise<void> {
  const document = toDocument(parked)
  await collection(tx).replaceOne({ _id: parked._id }, document, { session: tx.session })
}

/** The waiting messages of one member and topic, in the order they came. One member's messages share a partition. */
export async function loadWaiting(tx: Tx, memberId: string, topic: string): Promise<Parked[]> {
  const filter = { memberId, topic, state: { $in: ['parked', 'behind'] as ParkedState[] } }
  const found = await collection(tx)
    .find(filter, { session: tx.session, sort: { offset: 1 } })
    .toArray()
  return found.map(fromDocument)
}

export async function findParked(db: Database | Tx, id: string): Promise<Parked | null> {
  const options = 'session' in db ? { session: db.session } : {}
  const found = await collection(db).findOne({ _id: id }, options)
  return found ? fromDocument(found) : null
}

export async function listParked(db: Database, states: readonly ParkedState[], limit: number): Promise<Parked[]> {
  const found = await collection(db)
    .find({ state: { $in: [...states] } }, { sort: { state: -1, parkedAt: 1 }, limit })
    .toArray()
  return found.map(fromDocument)
}

/** How many messages wait, and of how many members. For metrics. */
export async function countWaiting(db: Database): Promise<{ messages: number; members: number }> {
  const filter = { state: { $in: ['parked', 'behind'] as ParkedState[] } }
  const messages = await collection(db).countDocuments(filter)
  if (messages === 0) return { messages: 0, members: 0 }
  const members = await collection(db).distinct('memberId', filter)
  return { messages, members: members.length }
}

function toDocument(parked: Parked): ParkedDocument {
  const { message, ...rest } = parked
  const { raw, event: _event, ...envelope } = message
  return { ...rest, envelope, raw: { ...raw, value: null }, value: raw.value && new Binary(raw.value) }
}

function fromDocument(document: ParkedDocument): Parked {
  const { value, raw, envelope, ...rest } = document as ParkedDocument & {
    raw: RawMessage
    envelope: Omit<Incoming, 'raw'>
  }
  const bytes = value ? Buffer.from(value.buffer) : null
  return { ...rest, message: { ...envelope, raw: { ...raw, value: bytes } } } as unknown as Parked
}
