import mongoose from 'mongoose'
import type { Collection, Document } from './driver.ts'
import { runTransaction, type Tx } from './transaction.ts'

/** One service's own database. Nothing else reads or writes it (architecture.md, "The map"). */
export interface Database {
  readonly name: string
  /** The driver's collection. Reads are majority, writes are journaled by the majority, unless a transaction says more. */
  collection<T extends Document>(name: string): Collection<T>
  /**
   * Runs `work` in one transaction: snapshot reads, majority writes. Transient faults (write conflict, failover) run it
   * again, so `work` may run many times: it must send nothing and count nothing. A throw aborts and is passed on.
   * Operations of one transaction must be awaited one by one; a session cannot run two at once.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Resolves when the primary answers within `timeoutMs`; rejects otherwise. For readiness. */
  ping(timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

export interface ConnectOptions {
  /** How long an operation looks for a primary before it fails, ms. */
  readonly serverSelectionTimeoutMs?: number
  readonly maxPoolSize?: number
  readonly appName?: string
}

/**
 * Connects to `url` and opens database `name`.
 * @throws when no server of the replica set answers in time.
 */
export async function connect(url: string, name: string, options: ConnectOptions = {}): Promise<Database> {
  const connection = await mongoose
    .createConnection(url, {
      dbName: name,
      serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? 10_000,
      maxPoolSize: options.maxPoolSize ?? 20,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      ...(options.appName ? { appName: options.appName } : {}),
    })
    .asPromise()
  const client = connection.getClient()
  const db = client.db(name)
  return {
    name,
    collection: (collection) => db.collection(collection),
    transact: (work) => runTransaction(client, db, work),
    ping: async (timeoutMs = 2_000) => {
      await db.command({ ping: 1 }, { timeoutMS: timeoutMs })
    },
    close: () => connection.close(),
  }
}
