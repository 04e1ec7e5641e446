import type { CollectionIndexes, Document, ObjectId, Tx } from '@laurel/mongo'

const NAME = 'inbox'

/** Ids of messages already taken from topics whose writers number nothing; one document per batch. */
interface InboxDocument extends Document {
  readonly _id?: ObjectId
  readonly ids: readonly string[]
  readonly at: Date
}

export function inboxIndexes(retentionSeconds: number): CollectionIndexes {
  return { name: NAME, indexes: [{ key: { ids: 1 } }, { key: { at: 1 }, expireAfterSeconds: retentionSeconds }] }
}

/** CloudEvents: source and id together are unique (CloudEvents 1.0, "id"). */
export function inboxId(source: string, messageId: string): string {
  return `${source} ${messageId}`
}

/** Which of `ids` were taken before. */
export async function loadSeen(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  if (ids.length === 0) return seen
  const wanted = new Set(ids)
  const found = tx.collection<InboxDocument>(NAME).find({ ids: { $in: [...wanted] } }, { session: tx.session })
  for await (const document of found) for (const id of document.ids) if (wanted.has(id)) seen.add(id)
  return seen
}

export async function saveSeen(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return
  await tx.collection<InboxDocument>(NAME).insertOne({ ids: [...ids], at: new Date(now) }, { session: tx.session })
}
