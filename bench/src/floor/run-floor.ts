import type { BulkOperation, Collection, Database, Document } from '@laurel/mongo'
import type { WrittenCollection } from './written-documents.ts'

export interface FloorRun {
  readonly ms: number
  readonly inserts: number
  readonly replacements: number
}

const CHUNK = 1_000

/**
 * Writes the documents by unordered bulks of 1000, with as many at once as `inFlight`: no rules, no reads, no transactions,
 * nothing decoded. The database must have the collections and indexes of the real one, and be empty.
 */
export async function runFloor(
  db: Database,
  written: readonly WrittenCollection[],
  inFlight: number,
): Promise<FloorRun> {
  const inserts = written.flatMap(({ name, inserted }) => insertsOf(db.collection(name), inserted))
  const replacements = written.flatMap(({ name, replaced }) => replacementsOf(db.collection(name), replaced))
  const started = performance.now()
  await runAll(inserts, inFlight)
  await runAll(replacements, inFlight)
  const ms = performance.now() - started
  const count = (kind: 'inserted' | 'replaced') => written.reduce((sum, one) => sum + one[kind].length, 0)
  return { ms, inserts: count('inserted'), replacements: count('replaced') }
}

type Task = () => Promise<unknown>

function insertsOf(collection: Collection<Document>, documents: readonly Document[]): Task[] {
  return chunks(documents).map((chunk) => () => collection.insertMany(chunk, { ordered: false }))
}

function replacementsOf(collection: Collection<Document>, documents: readonly Document[]): Task[] {
  return chunks(documents).map((chunk) => {
    const operations = chunk.map(
      (replacement): BulkOperation<Document> => ({ replaceOne: { filter: { _id: replacement._id }, replacement } }),
    )
    return () => collection.bulkWrite(operations, { ordered: false })
  })
}

function chunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < items.length; from += CHUNK) parts.push(items.slice(from, from + CHUNK))
  return parts
}

async function runAll(tasks: readonly Task[], inFlight: number): Promise<void> {
  const queue = tasks.values()
  const lane = async () => {
    for (const task of queue) await task()
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
}
