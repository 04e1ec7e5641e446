import type { BatchOutcome } from './decide-batch.ts'
import { Abandoned, handleBatch, type Patience } from './handle-batch.ts'
import { type Batch, type BatchDeps, processBatches } from './process-batch.ts'

/** Handles one partition's batch, alone or with others that wait. @throws what {@link handleBatch} throws. */
export type Lanes = (batch: Batch, patience: Patience) => Promise<BatchOutcome[]>

export interface LanesOptions {
  readonly deps: BatchDeps
  /** Most transactions at a time. */
  readonly lanes: number
  /** Most messages in one transaction. */
  readonly batchMax: number
  readonly stop: AbortSignal
}

interface Waiting {
  readonly batch: Batch
  readonly patience: Patience
  resolve(outcomes: BatchOutcome[]): void
  reject(error: unknown): void
}

/**
 * Runs batches in a few transactions side by side, oldest first. Batches of different partitions that wait for a lane share
 * one, as far as `batchMax` allows: where each partition has only a few messages, as commands do, they also share its round
 * trips and its commit. When a shared transaction fails, for whatever reason, each batch is handled alone, so that one
 * partition's fault, or the loss of one, never becomes another's.
 *
 * Two batches of one member must not wait here at the same time: in one transaction their order would be lost.
 */
export function createLanes(options: LanesOptions): Lanes {
  const queue: Waiting[] = []
  let busy = 0

  async function lane(): Promise<void> {
    busy += 1
    while (queue.length > 0) await run(options, takeShare(queue, options.batchMax))
    busy -= 1
  }

  return (batch, patience) =>
    new Promise((resolve, reject) => {
      queue.push({ batch, patience, resolve, reject })
      // Not at once: what came in the same fetch enters the queue before the first lane takes its share.
      setImmediate(() => {
        if (busy < options.lanes && queue.length > 0) void lane()
      })
    })
}

function takeShare(queue: Waiting[], batchMax: number): Waiting[] {
  let messages = 0
  let count = 0
  for (const { batch } of queue) {
    messages += batch.messages.length
    if (count > 0 && messages > batchMax) break
    count += 1
  }
  return queue.splice(0, count)
}

async function run({ deps, stop }: LanesOptions, share: readonly Waiting[]): Promise<void> {
  if (share.length > 1 && !stop.aborted && (await handledTogether(deps, share))) return
  for (const { batch, patience, resolve, reject } of share) {
    const handled = stop.aborted ? Promise.reject(new Abandoned('stopped')) : handleBatch(deps, batch, patience)
    await handled.then(resolve, reject)
  }
}

/** False when nothing was saved: each alone will meet the fault again, and deal with it. */
async function handledTogether(deps: BatchDeps, share: readonly Waiting[]): Promise<boolean> {
  const batches = share.map(({ batch }) => batch)
  const outcomes = await processBatches(deps, batches).catch(() => null)
  if (outcomes === null) return false
  for (const [index, { resolve }] of share.entries()) resolve([outcomes[index] as BatchOutcome])
  return true
}
