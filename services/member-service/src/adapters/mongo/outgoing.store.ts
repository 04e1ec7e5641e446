import type { Binary, CollectionIndexes, Database, MemberKeys } from '@laurel/mongo'
import type { OutgoingMessage } from '../../application/outgoing-message.ts'
import type { OutgoingStore } from '../../application/store-ports.ts'
import { bytesOf, stored } from './bytes.ts'
import { inside } from './inside.ts'
import { removeIn } from './retention.ts'

interface OutgoingDocument {
  readonly _id: string
  /** Whose key seals the content. */
  readonly keyOf: string
  /** Sealed address and text; missing once it was delivered and dropped. */
  readonly content?: Binary
  readonly attempts: number
  readonly createdAt: Date
  /** When it may be taken next; missing once it was delivered. */
  readonly dueAt?: Date
  readonly deliveredAt?: Date
  readonly removeAt: Date
}

export const OUTGOING: CollectionIndexes = {
  name: 'outgoing_messages',
  indexes: [
    { key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
    { key: { createdAt: -1 } },
    { key: { removeAt: 1 }, expireAfterSeconds: 0 },
  ],
}

const keptDays = 2
const field = 'outgoing_messages.content'

/** Messages on their way out, in MongoDB: sealed, since they hold addresses and codes [7.2]. */
export function createOutgoingStore(database: Database, memberKeys: MemberKeys): OutgoingStore {
  const collection = database.collection<OutgoingDocument>(OUTGOING.name)
  const opened = async ({ keyOf, content }: OutgoingDocument): Promise<OutgoingMessage | null> => {
    const key = content ? await memberKeys.load(keyOf) : null
    return key && content ? (JSON.parse(key.open(field, bytesOf(content))) as OutgoingMessage) : null
  }
  return {
    add: async (tx, key, message, now) => {
      const content = stored(key.seal(field, JSON.stringify(message)))
      const times = { createdAt: new Date(now), dueAt: new Date(now), removeAt: removeIn(keptDays) }
      await collection.insertOne({ _id: message.id, keyOf: key.memberId, content, attempts: 0, ...times }, inside(tx))
    },
    take: async (limit, now, leaseMs) => {
      const taken = []
      while (taken.length < limit) {
        const lease = { $set: { dueAt: new Date(now + leaseMs) }, $inc: { attempts: 1 } }
        const document = await collection.findOneAndUpdate({ dueAt: { $lte: new Date(now) } }, lease, {
          sort: { dueAt: 1 },
        })
        if (!document) break
        taken.push({ id: document._id, attempts: document.attempts, message: await opened(document) })
      }
      return taken
    },
    delivered: async (id, now, forget) => {
      const dropped = forget ? ({ dueAt: true, content: true } as const) : ({ dueAt: true } as const)
      await collection.updateOne({ _id: id }, { $unset: dropped, $set: { deliveredAt: new Date(now) } })
    },
    failed: async (id, retryAt) => {
      await collection.updateOne({ _id: id }, { $set: { dueAt: new Date(retryAt) } })
    },
    recent: async (limit) => {
      const documents = await collection.find().sort({ createdAt: -1, _id: -1 }).limit(limit).toArray()
      const messages = []
      for (const document of documents) {
        const message = await opened(document)
        if (message) messages.push({ ...message, createdAt: document.createdAt.getTime() })
      }
      return messages
    },
  }
}
