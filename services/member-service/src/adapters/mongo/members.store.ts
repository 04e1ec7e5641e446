import type { Database } from '@laurel/mongo'
import type { MemberStore } from '../../application/store-ports.ts'
import { type MemberDocument, stores } from '../../application/stores.ts'
import { bytesOf, stored } from './bytes.ts'
import { inside } from './inside.ts'

const field = 'members.displayName'

/** Members, in MongoDB. */
export function createMemberStore(database: Database): MemberStore {
  const collection = database.collection<MemberDocument>(stores.members.collection)
  return {
    add: async (tx, key, { memberId, displayName, language, origin, createdAt }) => {
      const name = displayName === null ? null : stored(key.seal(field, displayName))
      const document = { _id: memberId, memberId, displayName: name, language, origin, sourceSystem: null }
      await collection.insertOne({ ...document, createdAt }, inside(tx))
    },
    find: async (key) => {
      const document = await collection.findOne({ _id: key.memberId })
      if (!document) return null
      const { memberId, language, origin, createdAt } = document
      const displayName = document.displayName === null ? null : key.open(field, bytesOf(document.displayName))
      return { memberId, displayName, language, origin, createdAt }
    },
  }
}
