import {
  type Binary,
  type CollectionIndexes,
  type Database,
  type MemberKeys,
  openValue,
  sealValue,
} from '@laurel/mongo'
import type { KeptAnswerStore } from '../../application/store-ports.ts'
import { bytesOf, stored } from './bytes.ts'
import { inside } from './inside.ts'

/** Kept for good (contract.md): no time to live. `_id` is a digest of the client's key and its scope. */
interface KeptAnswerDocument {
  readonly _id: string
  readonly requestDigest: string
  /** Whose key seals the answer; null: the service's. */
  readonly memberId: string | null
  readonly answer: Binary
  readonly at: Date
}

export const KEPT_ANSWERS: CollectionIndexes = { name: 'kept_answers' }

const field = (keyDigest: string) => `kept_answers.answer/${keyDigest}`

/**
 * Answers kept for `Idempotency-Key`s, in MongoDB. Two of one key at once conflict on `_id`. All are sealed: they hold
 * tokens, names, and registration ids. `serviceKey` (32 bytes) seals those that belong to no member.
 */
export function createKeptAnswerStore(database: Database, memberKeys: MemberKeys, serviceKey: Buffer): KeptAnswerStore {
  const collection = database.collection<KeptAnswerDocument>(KEPT_ANSWERS.name)
  return {
    find: async (keyDigest, tx) => {
      const document = await collection.findOne({ _id: keyDigest }, inside(tx))
      if (!document) return null
      const { requestDigest, memberId } = document
      const sealed = bytesOf(document.answer)
      if (memberId === null) {
        return { requestDigest, answer: openValue(serviceKey, sealed, field(keyDigest)).toString('utf8') }
      }
      const key = await memberKeys.load(memberId)
      return { requestDigest, answer: key?.open(field(keyDigest), sealed) ?? null }
    },
    add: async (tx, keyDigest, { requestDigest, answer, key, now }) => {
      const sealed = key ? key.seal(field(keyDigest), answer) : sealValue(serviceKey, answer, field(keyDigest))
      const document = { requestDigest, memberId: key?.memberId ?? null, answer: stored(sealed), at: new Date(now) }
      await collection.insertOne({ _id: keyDigest, ...document }, inside(tx))
    },
  }
}
