import type { CollectionIndexes, Database } from '@laurel/mongo'
import type { SignInCodeStore } from '../../application/store-ports.ts'
import { inside } from './inside.ts'
import { removeIn } from './retention.ts'

/** `_id` is the digest of the identifier: a new code takes the place of the one before. */
interface SignInCodeDocument {
  readonly _id: string
  readonly codeHash: string
  readonly expiresAt: Date
  readonly tries: number
  readonly used: boolean
  readonly removeAt: Date
}

export const SIGN_IN_CODES: CollectionIndexes = {
  name: 'sign_in_codes',
  indexes: [{ key: { removeAt: 1 }, expireAfterSeconds: 0 }],
}

const keptDays = 1

/** The newest sign-in code per identifier, in MongoDB. */
export function createSignInCodeStore(database: Database): SignInCodeStore {
  const collection = database.collection<SignInCodeDocument>(SIGN_IN_CODES.name)
  return {
    put: async (tx, { identifierDigest, codeHash, state }) => {
      const progress = { expiresAt: new Date(state.expiresAt), tries: state.tries, used: state.used }
      const replacement = { codeHash, ...progress, removeAt: removeIn(keptDays) }
      await collection.replaceOne({ _id: identifierDigest }, replacement, { ...inside(tx), upsert: true })
    },
    find: async (identifierDigest, tx) => {
      const document = await collection.findOne({ _id: identifierDigest }, inside(tx))
      if (!document) return null
      const { codeHash, expiresAt, tries, used } = document
      return { identifierDigest, codeHash, state: { expiresAt: expiresAt.getTime(), tries, used } }
    },
    saveState: async (tx, identifierDigest, { tries, used }) => {
      await collection.updateOne({ _id: identifierDigest }, { $set: { tries, used } }, inside(tx))
    },
  }
}
