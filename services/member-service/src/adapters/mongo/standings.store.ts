import type { Database } from '@laurel/mongo'
import type { StandingStore } from '../../application/store-ports.ts'
import { type StandingDocument, stores } from '../../application/stores.ts'
import { inside } from './inside.ts'

/** Standings, in MongoDB. */
export function createStandingStore(database: Database): StandingStore {
  const collection = database.collection<StandingDocument>(stores.standings.collection)
  return {
    add: async (tx, memberId, standing) => {
      await collection.insertOne({ _id: memberId, memberId, ...standing }, inside(tx))
    },
    find: async (memberId) => {
      const document = await collection.findOne({ _id: memberId })
      if (!document) return null
      const { _id, memberId: _memberId, ...standing } = document
      return standing
    },
  }
}
