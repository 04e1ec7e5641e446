import type { Database } from '@laurel/mongo'
import type { Write } from '../write.ts'
import { createIntake } from './intake.ts'
import { type Operation, operationStore } from './operation.ts'
import type { Command, OperationRequest, Submitted } from './operation-request.ts'
import { createOutcomeListener } from './outcome-listener.ts'

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
  const listener = createOutcomeListener(db)
  const intake = createIntake(write)

  const find = (id: string): Promise<Operation | null> =>
    db.collection<Operation>(operationStore.collection).findOne({ _id: id })

  return {
    async submit(request) {
      listener.listen(request.id)
      let accepted = false
      try {
        const submitted = await intake(request)
        accepted = submitted.kind === 'accepted'
        return submitted
      } finally {
        if (!accepted) listener.forget(request.id)
      }
    },
    async outcome(id, waitMs) {
      if (waitMs <= 0) return find(id)
      if (!listener.isListening(id)) {
        listener.listen(id) // before the look-up: no outcome slips between the two
        const operation = await find(id)
        if (operation?.outcome.status !== 'pending') {
          listener.forget(id)
          return operation
        }
      }
      return (await listener.hear(id, waitMs)) ?? find(id)
    },
    start: () => listener.start(),
    stop: () => listener.stop(),
  }
}
