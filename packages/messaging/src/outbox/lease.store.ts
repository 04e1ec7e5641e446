import type { CollectionIndexes, Database, Document } from '@laurel/mongo'

export const LEASES: CollectionIndexes = { name: 'leases' }

interface LeaseDocument extends Document {
  readonly _id: string
  readonly holder: string
  readonly until: Date
}

/**
 * Takes or renews lease `name` for `ttlMs`. True when `holder` has it now. The database's clock alone decides, so
 * replicas whose clocks differ agree. A lease bounds waste, not harm: two relays at once only send duplicates.
 */
export async function holdLease(db: Database, name: string, holder: string, ttlMs: number): Promise<boolean> {
  const mine = { $or: [{ $lte: ['$until', '$$NOW'] }, { $eq: ['$holder', holder] }] }
  const update = [
    {
      $set: {
        holder: { $cond: [mine, holder, '$holder'] },
        until: { $cond: [mine, { $add: ['$$NOW', ttlMs] }, '$until'] },
      },
    },
  ]
  const lease = await db
    .collection<LeaseDocument>(LEASES.name)
    .findOneAndUpdate({ _id: name }, update, { upsert: true, returnDocument: 'after' })
  return lease?.holder === holder
}

/** Gives the lease up at once, so that another replica need not wait for its end. */
export async function dropLease(db: Database, name: string, holder: string): Promise<void> {
  await db.collection<LeaseDocument>(LEASES.name).deleteOne({ _id: name, holder })
}
