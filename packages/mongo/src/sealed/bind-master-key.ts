import type { Database } from '../database.ts'
import type { CollectionIndexes } from '../define-indexes.ts'
import { isDuplicateKey } from '../faults.ts'
import type { KeyManagement } from './key-management.ts'

interface Sealing {
  readonly _id: 'master-key'
  readonly fingerprint: string
}

/** The collection, for `defineIndexes`. */
export const SEALING: CollectionIndexes = { name: 'sealing' }

/** The database was sealed with another master key than the one at hand. The message says what to do. */
export class WrongMasterKeyError extends Error {
  override readonly name = 'WrongMasterKeyError'
}

/**
 * Notes in a new database which master key seals it, and refuses any other from then on. Call it at start: a wrong key
 * would otherwise show only later, one member at a time, and new members would be sealed with the wrong one.
 */
export async function bindMasterKey(database: Database, { fingerprint }: KeyManagement): Promise<void> {
  const sealing = database.collection<Sealing>(SEALING.name)
  await sealing.insertOne({ _id: 'master-key', fingerprint }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
  })
  const bound = await sealing.findOne({ _id: 'master-key' })
  if (bound?.fingerprint === fingerprint) return
  throw new WrongMasterKeyError(
    `The database ${database.name} was sealed with the master key ${bound?.fingerprint}, but the key at hand is ` +
      `${fingerprint}. Put the right key file back; for a development database, drop the database or delete .laurel/.`,
  )
}
