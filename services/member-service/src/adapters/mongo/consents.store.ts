import type { CollectionIndexes, Database } from '@laurel/mongo'
import type { ConsentStore } from '../../application/store-ports.ts'
import type { ConsentEntry } from '../../domain/consent.ts'
import { inside } from './inside.ts'

interface ConsentDocument extends Omit<ConsentEntry, 'at'> {
  readonly _id: string
  readonly at: Date
}

export const CONSENTS: CollectionIndexes = { name: 'consents', indexes: [{ key: { memberId: 1, at: 1 } }] }

/** The consent ledger, in MongoDB. Entries are only inserted. */
export function createConsentStore(database: Database): ConsentStore {
  const collection = database.collection<ConsentDocument>(CONSENTS.name)
  return {
    add: async (tx, entries) => {
      const documents = entries.map((entry) => ({ ...entry, _id: idOf(entry), at: new Date(entry.at) }))
      await collection.insertMany(documents, inside(tx))
    },
    ofMember: async (memberId) => {
      const documents = await collection.find({ memberId }).sort({ at: 1, _id: 1 }).toArray()
      return documents.map(({ _id, at, ...entry }) => ({ ...entry, at: at.getTime() }))
    },
  }
}

function idOf({ memberId, purpose, version, at }: ConsentEntry): string {
  return `${memberId}/${purpose}/${version}/${at}`
}
