import type { Binary, CollectionIndexes, Database } from '@laurel/mongo'
import type { IdentifierStore } from '../../application/store-ports.ts'
import type { Identifier } from '../../domain/identifier.ts'
import { bytesOf, stored } from './bytes.ts'
import { inside } from './inside.ts'

/** `_id` is the digest of the identifier, which makes it unique: one live account each [2.1]. */
interface IdentifierDocument {
  readonly _id: string
  readonly memberId: string
  readonly identifier: Binary
  readonly confirmedAt: Date
}

export const IDENTIFIERS: CollectionIndexes = { name: 'identifiers', indexes: [{ key: { memberId: 1 } }] }

const field = 'identifiers.identifier'

/** Who has which address, in MongoDB: found by digest, readable with the member's key only [7.2]. */
export function createIdentifierStore(database: Database): IdentifierStore {
  const collection = database.collection<IdentifierDocument>(IDENTIFIERS.name)
  return {
    owner: async (identifierDigest, tx) => {
      const document = await collection.findOne({ _id: identifierDigest }, inside(tx))
      return document?.memberId ?? null
    },
    add: async (tx, key, identifierDigest, { channel, address, confirmedAt }) => {
      const identifier = stored(key.seal(field, JSON.stringify({ channel, address })))
      const document = { _id: identifierDigest, memberId: key.memberId, identifier, confirmedAt: new Date(confirmedAt) }
      await collection.insertOne(document, inside(tx))
    },
    ofMember: async (key) => {
      const documents = await collection.find({ memberId: key.memberId }).sort({ confirmedAt: 1 }).toArray()
      return documents.map(({ identifier, confirmedAt }) => ({
        ...(JSON.parse(key.open(field, bytesOf(identifier))) as Identifier),
        confirmedAt: confirmedAt.getTime(),
      }))
    },
  }
}
