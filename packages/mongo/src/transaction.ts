import type { ClientSession, Collection, Db, Document, MongoClient } from './driver.ts'

/** An open transaction. Pass `session` to every operation; one that lacks it is not part of the transaction. */
export interface Tx {
  readonly session: ClientSession
  collection<T extends Document>(name: string): Collection<T>
}

/** Thrown to end a transaction without effect and hand a value out; used by dry runs. */
export class Rollback<T> extends Error {
  readonly value: T
  constructor(value: T) {
    super('transaction rolled back on purpose')
    this.value = value
  }
}

/** See {@link Database.transact}. A {@link Rollback} thrown by `work` aborts, and its value is returned. */
export async function runTransaction<T>(client: MongoClient, db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const session = client.startSession({ causalConsistency: false })
  try {
    return await session.withTransaction(() => work({ session, collection: (name) => db.collection(name) }), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
    })
  } catch (error) {
    if (error instanceof Rollback) return error.value as T
    throw error
  } finally {
    await session.endSession()
  }
}
