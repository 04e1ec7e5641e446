import type { CollectionIndexes, Database, Document } from '@laurel/mongo'

export const LEASES: CollectionIndexes = { name: 'leases' }

interface LeaseDocument extends Document {
  readonly _id: string
  readonly holder: string
  readonly until: Date
  /** Grows whenever the lease goes from one holder to another. */
  readonly term: number
}

/**
 * Takes or renews lease `name` for `ttlMs`. Gives its term when `holder` has it now, null otherwise: the same term as before
 * means that nobody else had it in between. The database's clock alone decides, so replicas whose clocks differ agree. A
 * lease bounds waste, not harm: two relays at once only send duplicates.
 */
export async function holdLease(db: Database, name: string, holder: string, ttlMs: number): Promise<number | null> {
  const own = { $eq: ['$holder', holder] }
  const mine = { $or: [{ $lte: ['$until', '$$NOW'] }, own] }
  const newTerm = { $add: [{ $ifNull: ['$term', 0] }, 1] }
  const update = [
    {
      $set: {
        holder: { $cond: [mine, holder, '$holder'] },
        until: { $cond: [mine, { $add: ['$$NOW', ttlMs] }, '$until'] },
        term: { $cond: [{ $and: [mine, { $not: [own] }] }, newTerm, '$term'] },
      },
    },
  ]
  const lease = await db
    .collection<LeaseDocument>(LEASES.name)
    .findOneAndUpdate({ _id: name }, update, { upsert: true, returnDocument: 'after' })
  return lease?.holder === holder ? lease.term : null
}

/** Gives the lease up at once, so that another replica need not wait for its end. The term stays. */
export async function dropLease(db: Database, name: string, holder: string): Promise<void> {
  await db.collection<LeaseDocument>(LEASES.name).updateOne({ _id: name, holder }, { $set: { until: new Date(0) } })
}
