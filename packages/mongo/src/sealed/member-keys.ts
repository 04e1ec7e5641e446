import type { Database } from '../database.ts'
import type { CollectionIndexes } from '../define-indexes.ts'
import { Binary } from '../driver.ts'
import type { Tx } from '../transaction.ts'
import type { KeyCache } from './key-cache.ts'
import type { KeyManagement } from './key-management.ts'
import { type MemberKey, memberKeyOf, newDataKey } from './member-key.ts'

/**
 * A member's wrapped data key. `wrapped` is missing once it was destroyed. `removeAt` is set while the key may end
 * unused: MongoDB then removes the document at that time.
 */
interface MemberKeyDocument {
  readonly _id: string
  readonly wrapped?: Binary
  readonly createdAt: Date
  readonly erasedAt?: Date
  readonly removeAt?: Date
}

/** The collection and its indexes, for `defineIndexes`. */
export const MEMBER_KEYS: CollectionIndexes = {
  name: 'member_keys',
  indexes: [{ key: { removeAt: 1 }, expireAfterSeconds: 0 }],
}

/** A key that exists in memory only, until {@link MemberKeys.save} keeps it. */
export interface IssuedKey extends MemberKey {
  readonly wrapped: Buffer
}

/** The data keys of a service's members: one a member, wrapped by the master key. Destroying one is erasure (7.5). */
export interface MemberKeys {
  /** Makes a key for a member who has none. Calls no database, so it can be made ahead of a transaction. */
  issue(memberId: string): Promise<IssuedKey>
  /**
   * Keeps an issued key. With `removeAt` (read against the database server's clock) the key ends then unless
   * {@link keep} is called. A member who has a key already breaks the transaction with a duplicate key.
   */
  save(tx: Tx, key: IssuedKey, times: { readonly now: number; readonly removeAt?: number }): Promise<void>
  /** Makes a key that would have ended stay for good. */
  keep(tx: Tx, memberId: string): Promise<void>
  /** The member's key; null when they never had one or it was destroyed. Give `tx` to see that transaction's own writes. */
  load(memberId: string, tx?: Tx): Promise<MemberKey | null>
  /**
   * Destroys the key: from the commit on nothing sealed with it can be opened, backups of the database aside until
   * they end. Another process may still hold the key in memory for as long as its cache keeps it.
   */
  erase(tx: Tx, memberId: string, now: number): Promise<void>
  /** Drops the member's key from this process's memory; call it after the transaction of {@link erase}. */
  forget(memberId: string): void
}

/** Data keys in `database`, wrapped by `keyManagement`, with unwrapped ones remembered in `cache`. */
export function createMemberKeys(
  database: Database,
  keyManagement: KeyManagement,
  cache: KeyCache<MemberKey>,
): MemberKeys {
  const keys = database.collection<MemberKeyDocument>(MEMBER_KEYS.name)
  const load = async (memberId: string, tx?: Tx): Promise<MemberKey | null> => {
    const known = cache.get(memberId)
    if (known) return known
    const found = await keys.findOne({ _id: memberId }, tx ? { session: tx.session } : {})
    if (!found?.wrapped) return null
    const key = memberKeyOf(memberId, await keyManagement.unwrap(Buffer.from(found.wrapped.buffer), memberId))
    // A key seen inside a transaction may never be committed: only what others can see is remembered.
    if (!tx) cache.set(memberId, key)
    return key
  }
  return {
    load,
    issue: async (memberId) => {
      const raw = newDataKey()
      return { ...memberKeyOf(memberId, raw), wrapped: await keyManagement.wrap(raw, memberId) }
    },
    save: async ({ session }, { memberId, wrapped }, { now, removeAt }) => {
      const lifetime = removeAt === undefined ? {} : { removeAt: new Date(removeAt) }
      const document = { _id: memberId, wrapped: new Binary(wrapped), createdAt: new Date(now), ...lifetime }
      await keys.insertOne(document, { session })
    },
    keep: async ({ session }, memberId) => {
      await keys.updateOne({ _id: memberId }, { $unset: { removeAt: true } }, { session })
    },
    erase: async ({ session }, memberId, now) => {
      const erased = { $unset: { wrapped: true, removeAt: true }, $set: { erasedAt: new Date(now) } } as const
      await keys.updateOne({ _id: memberId }, erased, { session, upsert: true })
    },
    forget: (memberId) => cache.delete(memberId),
  }
}
