import type { BulkOperation, Tx } from '@laurel/mongo'
import type { Needs } from '../handler.ts'
import type { MemberDocument, StoreDef, StoreDefs } from './store.ts'
import { WorkingSet } from './working-set.ts'

/** By the store's name; handlers see it as their state. */
export type WorkingSets = Record<string, WorkingSet<MemberDocument>>

/** Loads what a batch's handlers need: at most two queries per store, however many messages. */
export async function loadState(tx: Tx, stores: StoreDefs, needs: readonly Needs<StoreDefs>[]): Promise<WorkingSets> {
  const sets: WorkingSets = {}
  for (const [name, definition] of Object.entries(stores)) {
    const ids = new Set(needs.flatMap((need) => need[name]?.ids ?? []))
    const members = new Set(needs.flatMap((need) => need[name]?.members ?? []))
    sets[name] = new WorkingSet(definition, await loadDocuments(tx, definition, [...ids], [...members]))
  }
  return sets
}

async function loadDocuments(
  tx: Tx,
  definition: StoreDef<MemberDocument>,
  ids: string[],
  members: string[],
): Promise<MemberDocument[]> {
  const collection = tx.collection<MemberDocument>(definition.collection)
  const options = { session: tx.session, batchSize: 10_000 }
  const byId = ids.length > 0 ? await collection.find({ _id: { $in: ids } }, options).toArray() : []
  if (members.length === 0) return byId
  const filter = { ...definition.memberFilter, memberId: { $in: members } }
  return [...byId, ...(await collection.find(filter, options).toArray())]
}

/** Writes each store's changes as one unordered bulk. */
export async function saveState(tx: Tx, sets: WorkingSets): Promise<void> {
  for (const set of Object.values(sets)) {
    const collection = tx.collection<MemberDocument>(set.definition.collection)
    const operations: BulkOperation<MemberDocument>[] = []
    for (const { document, isNew } of set.changes()) {
      if (isNew) operations.push({ insertOne: { document } })
      else operations.push({ replaceOne: { filter: { _id: document._id }, replacement: document } })
    }
    if (operations.length > 0) await collection.bulkWrite(operations, { session: tx.session, ordered: false })
  }
}
