import { isDuplicateKey } from '@laurel/mongo'
import type { Unit, Write } from '../write.ts'
import { type Operation, operationStore } from './operation.ts'
import type { Command, OperationRequest, Submitted } from './operation-request.ts'

const BATCH_MAX = 100

interface Waiting {
  readonly request: OperationRequest
  resolve(submitted: Submitted): void
  reject(error: unknown): void
}

/**
 * Gathers requests that come while a transaction is under way into the next one: one commit for many clients. Alone, a
 * request waits for nothing. Each gets its own answer.
 */
export function createIntake(write: Write): <T extends Command>(request: OperationRequest<T>) => Promise<Submitted> {
  const queue: Waiting[] = []
  let running = false

  async function drain(): Promise<void> {
    running = true
    while (queue.length > 0) await commit(write, queue.splice(0, BATCH_MAX))
    running = false
  }

  return (request) =>
    new Promise((resolve, reject) => {
      queue.push({ request: request as unknown as OperationRequest, resolve, reject })
      if (!running) void drain()
    })
}

async function commit(write: Write, batch: readonly Waiting[]): Promise<void> {
  const memberIds = batch.map(({ request }) => request.memberId)
  try {
    const submitted = await write(memberIds, (unit) => submitAll(unit, batch))
    for (const [index, { resolve }] of batch.entries()) resolve(submitted[index] as Submitted)
  } catch (error) {
    if (batch.length === 1 && !isDuplicateKey(error)) return batch[0]?.reject(error)
    if (batch.length === 1) return commit(write, batch) // a rival replica took the key between look-up and commit
    for (const one of batch) await commit(write, [one]) // one request's fault must not be another's
  }
}

async function submitAll(unit: Unit, batch: readonly Waiting[]): Promise<Submitted[]> {
  const operations = unit.tx.collection<Operation>(operationStore.collection)
  const known = new Map<string, Operation>()
  const keys = batch.map(({ request }) => ({ memberId: request.memberId, key: request.key }))
  const found = operations.find({ $or: keys }, { session: unit.tx.session })
  for await (const operation of found) known.set(keyOf(operation), operation)
  const fresh: Operation[] = []
  const submitted: Submitted[] = []
  for (const { request } of batch) {
    const earlier = known.get(keyOf(request))
    if (earlier !== undefined) {
      const isSame = earlier.requestHash === request.requestHash
      submitted.push(isSame ? { kind: 'repeated', operation: earlier } : { kind: 'reused' })
      continue
    }
    const operation = accept(request, unit)
    await request.record?.(unit)
    known.set(keyOf(request), operation)
    fresh.push(operation)
    submitted.push({ kind: 'accepted', operation })
  }
  if (fresh.length > 0) await operations.insertMany(fresh, { session: unit.tx.session })
  return submitted
}

function accept(request: OperationRequest, unit: Unit): Operation {
  const { id, memberId, kind, key, requestHash, traceparent } = request
  unit.emit(request.type, request.command(id), { commandId: id, traceparent })
  return {
    _id: id,
    memberId,
    kind,
    key,
    requestHash,
    outcome: { status: 'pending' },
    createdAt: unit.now,
    finishedAt: null,
  }
}

function keyOf({ memberId, key }: { readonly memberId: string; readonly key: string }): string {
  return `${memberId} ${key}`
}
