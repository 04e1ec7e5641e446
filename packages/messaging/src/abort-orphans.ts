import type { Database, Document } from '@laurel/mongo'
import type { Log } from './log.ts'
import { STREAMS } from './stream/stream.store.ts'

/** Between two steps of a transaction a living process only computes, for milliseconds. */
const INACTIVE_MS_MAX = 5_000

/**
 * Ends the transactions that other processes of this service have left open, killed or frozen in the middle. The database
 * would do so by itself only after `transactionLifetimeLimitSeconds` (60 s unless set), and until then nobody could
 * write what they had touched: the partition's position and up to a batch of members would stand still.
 *
 * Left open is a transaction of the same user and application name whose connection is gone, or of which nothing has been
 * heard for 5 s. Should its process live after all, its commit fails and it tries again: nothing is lost. Needs no rights
 * beyond the user's own sessions. A fault is logged and no more: then it takes as long as the database takes.
 */
export async function abortOrphans(db: Database, log: Log): Promise<void> {
  try {
    const orphans = await findOrphans(db)
    if (orphans.length === 0) return
    await adminOf(db).command({ killSessions: orphans.map(({ lsid }) => ({ id: lsid.id })) })
    log.warn({ transactions: orphans.length }, 'transactions that a dead process had left open were aborted')
  } catch (error) {
    log.warn({ err: error }, 'transactions that a dead process may have left open could not be looked for')
  }
}

async function findOrphans(db: Database): Promise<Document[]> {
  const { appName = '' } = clientOf(db).options
  const pipeline = [
    { $currentOp: { allUsers: false, idleConnections: true, idleSessions: true } },
    { $project: { type: 1, connectionId: 1, appName: 1, 'lsid.id': 1, transaction: 1 } },
  ]
  const operations = await adminOf(db)
    .aggregate(pipeline, { readConcern: { level: 'local' } })
    .toArray()
  const living = new Set(operations.flatMap(({ type, connectionId }) => (type === 'op' ? [connectionId] : [])))
  return operations.filter(
    (operation) =>
      operation.type === 'idleSession' &&
      operation.transaction !== undefined &&
      (operation.appName ?? '') === appName &&
      (!living.has(operation.connectionId) || operation.transaction.timeInactiveMicros > INACTIVE_MS_MAX * 1000),
  )
}

function clientOf(db: Database) {
  return db.collection(STREAMS.name).db.client
}

function adminOf(db: Database) {
  return clientOf(db).db('admin')
}
