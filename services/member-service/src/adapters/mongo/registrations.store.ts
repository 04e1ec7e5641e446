import type { Binary, CollectionIndexes, Database } from '@laurel/mongo'
import type { Registration, RegistrationStore } from '../../application/store-ports.ts'
import type { Identifier } from '../../domain/identifier.ts'
import { bytesOf, stored } from './bytes.ts'
import { inside } from './inside.ts'
import { removeIn } from './retention.ts'

interface RegistrationDocument {
  readonly _id: string
  /** The member that it may become; the key of the sealed identifier. */
  readonly memberId: string
  readonly identifierDigest: string
  readonly identifier: Binary
  readonly codeHash: string
  readonly expiresAt: Date
  readonly tries: number
  readonly used: boolean
  readonly removeAt: Date
}

export const REGISTRATIONS: CollectionIndexes = {
  name: 'registrations',
  indexes: [{ key: { removeAt: 1 }, expireAfterSeconds: 0 }],
}

const keptDays = 2
const field = 'registrations.identifier'

/** Registrations under way, in MongoDB. */
export function createRegistrationStore(database: Database): RegistrationStore {
  const collection = database.collection<RegistrationDocument>(REGISTRATIONS.name)
  return {
    add: async (tx, key, { id, memberId, identifierDigest, codeHash, state }, identifier) => {
      const sealed = stored(key.seal(field, JSON.stringify(identifier)))
      const progress = { expiresAt: new Date(state.expiresAt), tries: state.tries, used: state.used }
      const document = { _id: id, memberId, identifierDigest, identifier: sealed, codeHash, ...progress }
      await collection.insertOne({ ...document, removeAt: removeIn(keptDays) }, inside(tx))
    },
    find: async (id, tx) => {
      const document = await collection.findOne({ _id: id }, inside(tx))
      return document && registrationFrom(document)
    },
    identifier: async (id, key) => {
      const document = await collection.findOne({ _id: id })
      return document && (JSON.parse(key.open(field, bytesOf(document.identifier))) as Identifier)
    },
    saveState: async (tx, id, { tries, used }) => {
      await collection.updateOne({ _id: id }, { $set: { tries, used } }, inside(tx))
    },
  }
}

function registrationFrom(document: RegistrationDocument): Registration {
  const { _id, memberId, identifierDigest, codeHash, expiresAt, tries, used } = document
  return { id: _id, memberId, identifierDigest, codeHash, state: { expiresAt: expiresAt.getTime(), tries, used } }
}
