import type { ShanghaiDay } from '@laurel/kernel'
import type { CollectionIndexes, Database } from '@laurel/mongo'
import type { SendLogStore } from '../../application/store-ports.ts'
import type { SendLog } from '../../domain/code-sending.ts'
import { inside } from './inside.ts'
import { removeIn } from './retention.ts'

/** `_id` is a digest of an identifier or of a client's network. */
interface SendLogDocument {
  readonly _id: string
  readonly day: string
  readonly sent: number
  readonly lastSentAt: Date
  readonly removeAt: Date
}

export const SEND_LOGS: CollectionIndexes = {
  name: 'code_sends',
  indexes: [{ key: { removeAt: 1 }, expireAfterSeconds: 0 }],
}

const keptDays = 2

/** Codes sent, in MongoDB. Two sends at once for one digest conflict, so that both are counted. */
export function createSendLogStore(database: Database): SendLogStore {
  const collection = database.collection<SendLogDocument>(SEND_LOGS.name)
  return {
    load: async (tx, { identifier, client }) => {
      const found = await collection.find({ _id: { $in: [identifier, client] } }, inside(tx)).toArray()
      const logOf = (digest: string) => {
        const document = found.find(({ _id }) => _id === digest)
        return document ? logFrom(document) : null
      }
      return { identifier: logOf(identifier), client: logOf(client) }
    },
    save: async (tx, digests, logs) => {
      const replace = (digest: string, log: SendLog) => ({
        replaceOne: {
          filter: { _id: digest },
          replacement: {
            day: log.day,
            sent: log.sent,
            lastSentAt: new Date(log.lastSentAt),
            removeAt: removeIn(keptDays),
          },
          upsert: true,
        },
      })
      const operations = [replace(digests.identifier, logs.identifier), replace(digests.client, logs.client)]
      await collection.bulkWrite(operations, inside(tx))
    },
  }
}

function logFrom({ day, sent, lastSentAt }: SendLogDocument): SendLog {
  return { day: day as ShanghaiDay, sent, lastSentAt: lastSentAt.getTime() }
}
