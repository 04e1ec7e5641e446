import { type Binary, type CollectionIndexes, type Database, isDuplicateKey, openValue, sealValue } from '@laurel/mongo'
import type { SigningKeyStore } from '../../application/signing-keys.ts'
import { bytesOf, stored } from './bytes.ts'

/** `_id` counts the keys, so that of two processes that add the next one, one succeeds. */
interface SigningKeyDocument {
  readonly _id: number
  readonly kid: string
  readonly publicJwk: Record<string, unknown>
  /** Sealed with a key derived from the master key. */
  readonly privateJwk: Binary
  readonly createdAt: Date
}

export const SIGNING_KEYS: CollectionIndexes = { name: 'signing_keys' }

const field = (kid: string) => `signing_keys.privateJwk/${kid}`

/** The keys that sign access tokens, in MongoDB, so that all replicas use the same ones. */
export function createSigningKeyStore(database: Database, sealingKey: Buffer): SigningKeyStore {
  const collection = database.collection<SigningKeyDocument>(SIGNING_KEYS.name)
  return {
    newest: async (count) => {
      const documents = await collection.find().sort({ _id: -1 }).limit(count).toArray()
      return documents.map(({ _id, kid, publicJwk, privateJwk, createdAt }) => ({
        number: _id,
        kid,
        publicJwk,
        privateJwk: JSON.parse(openValue(sealingKey, bytesOf(privateJwk), field(kid)).toString('utf8')),
        createdAt: createdAt.getTime(),
      }))
    },
    add: async ({ number, kid, publicJwk, privateJwk, createdAt }) => {
      const sealed = stored(sealValue(sealingKey, JSON.stringify(privateJwk), field(kid)))
      const document = {
        _id: number,
        kid,
        publicJwk: { ...publicJwk },
        privateJwk: sealed,
        createdAt: new Date(createdAt),
      }
      await collection.insertOne(document).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error
      })
    },
  }
}
