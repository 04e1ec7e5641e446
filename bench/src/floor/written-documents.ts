import type { Database, Document } from '@laurel/mongo'

/** Everything that a pipeline run wrote to one collection: what it inserted, and how often it replaced what. */
export interface WrittenCollection {
  readonly name: string
  readonly inserted: readonly Document[]
  /** Whole documents that were written over, once per write. */
  readonly replaced: readonly Document[]
}

const INSERTED = ['lots', 'ledger_transactions', 'inbox', 'outbox']
const REPLACED = ['accounts', 'streams']

/**
 * Reads back what a pipeline run wrote. Accounts and streams are written once per batch that touches their member; each
 * such write published a snapshot of the balance, so the outbox tells how often. Positions move once per batch.
 */
export async function writtenDocuments(db: Database): Promise<WrittenCollection[]> {
  const outbox = await all(db, 'outbox')
  const writes = writesPerMember(outbox)
  const inserted = await Promise.all(
    INSERTED.map(async (name) => ({ name, inserted: await all(db, name), replaced: [] })),
  )
  const replaced = await Promise.all(REPLACED.map((name) => writtenOver(db, name, (id) => writes.get(id) ?? 1)))
  const positions = await all(db, 'positions')
  const batches = await db.collection('inbox').countDocuments()
  const perPosition = Math.max(1, Math.round(batches / Math.max(1, positions.length)))
  return [...inserted, ...replaced, { name: 'positions', ...repeated(positions, () => perPosition) }]
}

function all(db: Database, name: string): Promise<Document[]> {
  return db.collection(name).find().toArray()
}

async function writtenOver(db: Database, name: string, times: (id: string) => number): Promise<WrittenCollection> {
  return { name, ...repeated(await all(db, name), (document) => times(String(document._id))) }
}

function repeated(documents: readonly Document[], times: (document: Document) => number) {
  const replaced: Document[] = []
  for (const document of documents) for (let time = 1; time < times(document); time += 1) replaced.push(document)
  return { inserted: documents, replaced }
}

function writesPerMember(outbox: readonly Document[]): Map<string, number> {
  const writes = new Map<string, number>()
  for (const { messages } of outbox) {
    for (const { t, k } of messages as { t: string; k: string }[]) {
      if (t === 'points.balances') writes.set(k, (writes.get(k) ?? 0) + 1)
    }
  }
  return writes
}
