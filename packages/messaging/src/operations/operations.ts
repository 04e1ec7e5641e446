import type { Database } from '@laurel/mongo'
import { watchCollection } from '../watch-collection.ts'
import type { Write } from '../write.ts'
import { createIntake } from './intake.ts'
import { type Operation, operationStore } from './operation.ts'
import type { Command, OperationRequest, Submitted } from './operation-request.ts'

/** Commands of clients and their outcomes. */
export interface Operations {
  /** Records the operation and its command in one transaction; a repeated key finds the operation of the first time. */
  submit<T extends Command>(request: OperationRequest<T>): Promise<Submitted>
  /** The operation as soon as it is finished, or as it is after `waitMs`. Null for an unknown id. */
  outcome(id: string, waitMs: number): Promise<Operation | null>
  start(): void
  stop(): Promise<void>
}

export function createOperations(db: Database, write: Write): Operations {
  const waiters = new Map<string, Set<() => void>>()
  const submit = createIntake(write)
  let watcher: ReturnType<typeof watchCollection> | undefined

  const find = (id: string): Promise<Operation | null> =>
    db.collection<Operation>(operationStore.collection).findOne({ _id: id })

  function waitFor(id: string, waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, waitMs)
      const all = waiters.get(id) ?? new Set()
      waiters.set(id, all.add(done))
      function done(): void {
        clearTimeout(timer)
        all.delete(done)
        if (all.size === 0) waiters.delete(id)
        resolve()
      }
    })
  }

  return {
    submit,
    async outcome(id, waitMs) {
      const finish = waitMs > 0 ? waitFor(id, waitMs) : undefined // before the look-up: no outcome slips between the two
      const operation = await find(id)
      if (operation?.outcome.status !== 'pending' || finish === undefined) {
        for (const done of waiters.get(id) ?? []) done()
        return operation
      }
      await finish
      return find(id)
    },
    start() {
      const pipeline = [
        { $match: { operationType: { $in: ['update', 'replace'] } } },
        { $project: { 'documentKey._id': 1 } },
      ]
      watcher = watchCollection(db, operationStore.collection, pipeline, {}, (change) => {
        const { _id } = change.documentKey as { _id: string }
        for (const done of waiters.get(_id) ?? []) done()
      })
    },
    async stop() {
      for (const all of waiters.values()) for (const done of all) done()
      await watcher?.close()
    },
  }
}
