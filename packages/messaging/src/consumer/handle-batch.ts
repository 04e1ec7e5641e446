import { isDuplicateKey, isTransient } from '@laurel/mongo'
import type { Handler } from '../handler.ts'
import type { BatchOutcome } from './decide-batch.ts'
import { Fenced } from './position.store.ts'
import { type Batch, type BatchDeps, processBatches } from './process-batch.ts'

/** What the loop around batches offers while one has to wait. */
export interface Patience {
  /** Waits before try `attempt` (1, 2, …) and keeps the group membership alive. False: the consumer is stopping. */
  pause(attempt: number, error: unknown): Promise<boolean>
  onParkedWhole(error: unknown): void
}

/** The consumer was told to stop, or lost the partition, while a batch waited for the database: nothing was saved. */
export class Abandoned extends Error {}

/** A duplicate key may be a rival's commit between snapshot and write; past this many tries it is the message's own. */
const DUPLICATE_KEY_TRIES = 3

/**
 * Processes a batch whatever comes. Transient faults are waited out; a fault that stays is bisected down to the message
 * that causes it, which is parked with `SAVE_FAILED`, so the rest of the batch is never lost to one message.
 * @throws Fenced | Abandoned with nothing saved beyond what earlier halves committed.
 */
export async function handleBatch(deps: BatchDeps, batch: Batch, patience: Patience): Promise<BatchOutcome[]> {
  try {
    return [await persist(deps, batch, patience)]
  } catch (error) {
    if (error instanceof Fenced || error instanceof Abandoned) throw error
    if (batch.messages.length > 1) return bisect(deps, batch, patience)
    patience.onParkedWhole(error)
    return [await persist({ ...deps, handlers: refusing(deps.handlers) }, batch, patience)]
  }
}

async function persist(deps: BatchDeps, batch: Batch, patience: Patience): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [outcome] = await processBatches(deps, [batch])
      return outcome as BatchOutcome
    } catch (error) {
      const passing = isTransient(error) || (isDuplicateKey(error) && attempt < DUPLICATE_KEY_TRIES)
      if (!passing) throw error
      if (!(await patience.pause(attempt, error))) {
        throw new Abandoned('stopped while the database was away', { cause: error })
      }
    }
  }
}

async function bisect(deps: BatchDeps, batch: Batch, patience: Patience): Promise<BatchOutcome[]> {
  const middle = batch.messages.length >> 1
  const boundary = batch.messages[middle]?.raw.offset ?? batch.next
  const first = { ...batch, next: boundary, messages: batch.messages.slice(0, middle) }
  const second = { ...batch, expected: boundary, messages: batch.messages.slice(middle) }
  return [...(await handleBatch(deps, first, patience)), ...(await handleBatch(deps, second, patience))]
}

function refusing(handlers: ReadonlyMap<string, Handler>): Map<string, Handler> {
  const definition = { handle: () => ({ refuse: 'SAVE_FAILED' }) }
  return new Map([...handlers].map(([name, handler]) => [name, { ...handler, definition }]))
}
