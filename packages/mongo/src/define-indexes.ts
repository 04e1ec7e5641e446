import type { Database } from './database.ts'
import type { Document } from './driver.ts'

/** The indexes that one collection needs. `name` is the collection's. */
export interface CollectionIndexes {
  readonly name: string
  readonly indexes?: readonly IndexSpec[]
}

export interface IndexSpec {
  readonly key: Record<string, 1 | -1>
  readonly unique?: boolean
  /** Documents end this long after the date in the (single) key field. A changed value is applied to the live index. */
  readonly expireAfterSeconds?: number
  readonly partialFilterExpression?: Document
}

/**
 * Creates missing collections and indexes and brings time-to-live values up to date. Idempotent, and safe to run by many
 * replicas at once. Collections are made ahead because a transaction that creates one conflicts with every other.
 */
export async function defineIndexes(db: Database, collections: readonly CollectionIndexes[]): Promise<void> {
  for (const { name, indexes = [] } of collections) {
    await createCollection(db, name)
    for (const spec of indexes) await createIndex(db, name, spec)
  }
}

async function createCollection(db: Database, name: string): Promise<void> {
  const marker = db.collection(name)
  const existing = await marker.db.listCollections({ name }, { nameOnly: true }).toArray()
  if (existing.length > 0) return
  try {
    await marker.db.createCollection(name)
  } catch (error) {
    if (!hasCode(error, 48)) throw error // NamespaceExists: another replica was first
  }
}

async function createIndex(db: Database, collection: string, spec: IndexSpec): Promise<void> {
  const { key, ...options } = spec
  const name = Object.entries(key).flat().join('_')
  try {
    await db.collection(collection).createIndex(key, { ...options, name })
  } catch (error) {
    if (!hasCode(error, 85) || spec.expireAfterSeconds === undefined) throw error // IndexOptionsConflict: TTL changed
    const index = { name, expireAfterSeconds: spec.expireAfterSeconds }
    await db.collection(collection).db.command({ collMod: collection, index })
  }
}

function hasCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === code
}
