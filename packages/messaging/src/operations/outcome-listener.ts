import type { Database } from '@laurel/mongo'
import { watchCollection } from '../watch-collection.ts'
import { type Operation, operationStore } from './operation.ts'

/** Operations that are listened for; past this many the one that was longest is let go, and is looked up instead. */
const LISTENED_MAX = 10_000

/** Hears of outcomes as they are committed, by whichever replica, and hands them on without a look-up in the database. */
export interface OutcomeListener {
  /** Listens from now on. Called before the operation is committed, no outcome can slip by. */
  listen(id: string): void
  isListening(id: string): boolean
  /**
   * The finished operation, waiting up to `waitMs` for it; null when it must be looked up. When the last of those who wait
   * has gone, it is not listened for any longer.
   */
  hear(id: string, waitMs: number): Promise<Operation | null>
  forget(id: string): void
  start(): void
  stop(): Promise<void>
}

interface Ear {
  readonly finished: PromiseWithResolvers<Operation | null>
  waiting: number
}

export function createOutcomeListener(db: Database): OutcomeListener {
  const ears = new Map<string, Ear>()
  let watcher: ReturnType<typeof watchCollection> | undefined

  function forget(id: string): void {
    ears.get(id)?.finished.resolve(null)
    ears.delete(id)
  }

  return {
    listen(id) {
      if (ears.has(id)) return
      ears.set(id, { finished: Promise.withResolvers(), waiting: 0 })
      if (ears.size > LISTENED_MAX) forget(ears.keys().next().value as string)
    },
    isListening: (id) => ears.has(id),
    async hear(id, waitMs) {
      const ear = ears.get(id)
      if (ear === undefined) return null
      ear.waiting += 1
      const operation = await within(waitMs, ear.finished.promise)
      ear.waiting -= 1
      if (ear.waiting === 0 && ears.get(id) === ear) ears.delete(id)
      return operation
    },
    forget,
    start() {
      watcher = watchFinished(db, (id, operation) => ears.get(id)?.finished.resolve(operation))
    },
    async stop() {
      for (const id of [...ears.keys()]) forget(id)
      await watcher?.close()
    },
  }
}

async function within(waitMs: number, finished: Promise<Operation | null>): Promise<Operation | null> {
  const over = Promise.withResolvers<null>()
  const timer = setTimeout(() => over.resolve(null), waitMs)
  const operation = await Promise.race([finished, over.promise])
  clearTimeout(timer)
  return operation
}

/** A replacement carries the whole operation; of an update only the id is known, so it comes as null. */
function watchFinished(db: Database, onFinished: (id: string, operation: Operation | null) => void) {
  const pipeline = [
    { $match: { operationType: { $in: ['update', 'replace'] } } },
    { $project: { 'documentKey._id': 1, fullDocument: 1 } },
  ]
  return watchCollection(db, operationStore.collection, pipeline, {}, (change) => {
    const { documentKey, fullDocument = null } = change as { documentKey: { _id: string }; fullDocument?: Operation }
    if (fullDocument?.outcome.status !== 'pending') onFinished(documentKey._id, fullDocument)
  })
}
