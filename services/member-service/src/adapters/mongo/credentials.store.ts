import type { CollectionIndexes, Database } from '@laurel/mongo'
import type { CredentialStore } from '../../application/store-ports.ts'
import { inside } from './inside.ts'

interface CredentialDocument {
  readonly _id: string
  /** In PHC form: algorithm, parameters, salt and hash. */
  readonly passwordHash: string
  readonly changedAt: Date
}

export const CREDENTIALS: CollectionIndexes = { name: 'credentials' }

/** Password hashes, in MongoDB, by member. */
export function createCredentialStore(database: Database): CredentialStore {
  const collection = database.collection<CredentialDocument>(CREDENTIALS.name)
  return {
    add: async (tx, memberId, passwordHash, at) => {
      await collection.insertOne({ _id: memberId, passwordHash, changedAt: new Date(at) }, inside(tx))
    },
    passwordHash: async (memberId) => (await collection.findOne({ _id: memberId }))?.passwordHash ?? null,
  }
}
