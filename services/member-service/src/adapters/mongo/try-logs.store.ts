import type { CollectionIndexes, Database } from '@laurel/mongo'
import type { TryLogStore } from '../../application/store-ports.ts'
import type { TryLog } from '../../domain/password-tries.ts'
import { inside } from './inside.ts'
import { removeIn } from './retention.ts'

/** `_id` is a digest of an identifier or of a client's network. */
interface TryLogDocument {
  readonly _id: string
  readonly since: Date
  readonly tries: number
  readonly removeAt: Date
}

export const TRY_LOGS: CollectionIndexes = {
  name: 'password_tries',
  indexes: [{ key: { removeAt: 1 }, expireAfterSeconds: 0 }],
}

const keptDays = 1

/** Passwords tried, in MongoDB. Two tries at once for one digest conflict, so that both are counted. */
export function createTryLogStore(database: Database): TryLogStore {
  const collection = database.collection<TryLogDocument>(TRY_LOGS.name)
  return {
    load: async (tx, { identifier, client }) => {
      const found = await collection.find({ _id: { $in: [identifier, client] } }, inside(tx)).toArray()
      const logOf = (digest: string) => {
        const document = found.find(({ _id }) => _id === digest)
        return document ? { since: document.since.getTime(), tries: document.tries } : null
      }
      return { identifier: logOf(identifier), client: logOf(client) }
    },
    save: async (tx, digests, logs) => {
      const replace = (digest: string, { since, tries }: TryLog) => ({
        replaceOne: {
          filter: { _id: digest },
          replacement: { since: new Date(since), tries, removeAt: removeIn(keptDays) },
          upsert: true,
        },
      })
      const operations = [replace(digests.identifier, logs.identifier), replace(digests.client, logs.client)]
      await collection.bulkWrite(operations, inside(tx))
    },
    clear: async (tx, identifierDigest) => {
      await collection.deleteOne({ _id: identifierDigest }, inside(tx))
    },
  }
}
