import type { Binary, CollectionIndexes, Database, Filter, MemberKey } from '@laurel/mongo'
import type { InboxMessage, InboxPosition, InboxStore } from '../../application/store-ports.ts'
import { bytesOf, stored } from './bytes.ts'
import { inside } from './inside.ts'

interface InboxDocument {
  readonly _id: string
  readonly memberId: string
  readonly category: string
  readonly template: string
  /** Sealed: what the template is filled with. */
  readonly params: Binary
  readonly createdAt: Date
  readonly readAt: Date | null
}

export const INBOX: CollectionIndexes = {
  name: 'inbox_messages',
  indexes: [{ key: { memberId: 1, createdAt: -1, _id: -1 } }],
}

const field = 'inbox_messages.params'

/** Members' inboxes, in MongoDB. */
export function createInboxStore(database: Database): InboxStore {
  const collection = database.collection<InboxDocument>(INBOX.name)
  return {
    add: async (tx, key, { id, category, template, params, createdAt, readAt }) => {
      const sealed = stored(key.seal(field, JSON.stringify(params)))
      const times = { createdAt: new Date(createdAt), readAt: readAt === null ? null : new Date(readAt) }
      const document = { _id: id, memberId: key.memberId, category, template, params: sealed, ...times }
      await collection.insertOne(document, inside(tx))
    },
    page: async (key, limit, after) => {
      const filter = { memberId: key.memberId, ...(after ? olderThan(after) : {}) }
      const documents = await collection.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray()
      return documents.map((document) => messageFrom(document, key))
    },
    markRead: async (tx, memberId, id, now) => {
      const found = await collection.findOne({ _id: id, memberId }, inside(tx))
      if (!found) return false
      if (found.readAt === null)
        await collection.updateOne({ _id: id }, { $set: { readAt: new Date(now) } }, inside(tx))
      return true
    },
  }
}

function olderThan({ createdAt, id }: InboxPosition): Filter<InboxDocument> {
  const at = new Date(createdAt)
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: id } }] }
}

function messageFrom(
  { _id, category, template, params, createdAt, readAt }: InboxDocument,
  key: MemberKey,
): InboxMessage {
  return {
    id: _id,
    category,
    template,
    params: JSON.parse(key.open(field, bytesOf(params))) as InboxMessage['params'],
    createdAt: createdAt.getTime(),
    readAt: readAt === null ? null : readAt.getTime(),
  }
}
