import { FileReport } from '@laurel/events'
import { openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createOperations,
  type Operation,
  type OperationRequest,
  type Operations,
  operationStore,
} from '../src/index.ts'
import { DAY } from './purchases.ts'
import { type TallyService, tallyService } from './tally-service.ts'

let testbed: Testbed
let service: TallyService
let operations: Operations
beforeAll(async () => {
  testbed = await openTestbed('operations')
  service = await tallyService(testbed)
  await service.bus.start()
  const { indexes = [] } = operationStore
  for (const { key, ...options } of indexes) await service.db.collection('operations').createIndex(key, options)
  operations = createOperations(service.db, service.bus.write)
  operations.start()
})
afterAll(async () => {
  await operations.stop()
  await service.bus.stop()
  await testbed.close()
})

function request(id: string, key: string, requestHash = 'hash'): OperationRequest<FileReport> {
  const about = { reportId: `rpt_${id}`, subjectType: 'content', subjectId: 'cnt_1', category: 'fraud' }
  return {
    id,
    memberId: 'mbr_op',
    kind: 'file-report',
    key,
    requestHash,
    traceparent: null,
    type: FileReport,
    command: (commandId) => ({ memberId: 'mbr_op', occurredAt: DAY, commandId, ...about }),
  }
}

const commands = async () => (await testbed.read('moderation.commands')).map(({ commandId }) => commandId)

/** As a handler's save does: the whole operation is written over. */
async function finish(id: string): Promise<void> {
  const collection = service.db.collection<Operation>('operations')
  const operation = await collection.findOne({ _id: id })
  const outcome = { status: 'succeeded', result: {} } as const
  await collection.replaceOne({ _id: id }, { ...(operation as Operation), outcome })
}

describe('an operation', () => {
  test('is recorded with its command: one command for one key, however often it is sent', async () => {
    const first = await operations.submit(request('op_1', 'key-1'))
    const again = await operations.submit(request('op_2', 'key-1'))
    expect(first.kind).toBe('accepted')
    expect(again).toMatchObject({ kind: 'repeated', operation: { _id: 'op_1' } })
    await settle('the command', async () => (await commands()).length > 0)
    expect(await commands()).toEqual(['op_1'])
  })

  test('of a key that was used for another request is refused, and nothing is sent', async () => {
    expect(await operations.submit(request('op_3', 'key-1', 'other'))).toEqual({ kind: 'reused' })
    expect(await service.db.collection<{ _id: string }>('operations').findOne({ _id: 'op_3' })).toBeNull()
  })

  test('sent twenty times at once makes one command, and each caller gets the same operation', async () => {
    const rivals = Array.from({ length: 20 }, (_, index) => operations.submit(request(`op_r${index}`, 'key-rivals')))
    const ids = (await Promise.all(rivals)).map((submitted) =>
      submitted.kind === 'reused' ? '' : submitted.operation._id,
    )
    expect(new Set(ids).size).toBe(1)
    await settle('the command', async () => (await commands()).includes(ids[0] ?? null))
    expect((await commands()).filter((id) => id?.startsWith('op_r'))).toHaveLength(1)
  })

  test('of one request that fails leaves those that came with it unharmed', async () => {
    const failing = { ...request('op_bad', 'key-bad'), record: () => Promise.reject(new Error('no room')) }
    const results = await Promise.allSettled([
      operations.submit(request('op_good1', 'key-good1')),
      operations.submit(failing),
      operations.submit(request('op_good2', 'key-good2')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('is answered as soon as its outcome is there, and as pending when the wait is over', async () => {
    expect((await operations.outcome('op_1', 30))?.outcome).toEqual({ status: 'pending' })
    const waiting = operations.outcome('op_1', 20_000)
    const outcome = { status: 'succeeded', result: { reportId: 'rpt_op_1' } }
    await service.db.collection<{ _id: string }>('operations').updateOne({ _id: 'op_1' }, { $set: { outcome } })
    expect((await waiting)?.outcome).toEqual(outcome)
    expect(await operations.outcome('op_none', 0)).toBeNull()
    expect(await operations.outcome('op_none', 20_000)).toBeNull()
  })

  test('whose outcome came before anybody waited for it is answered at once', async () => {
    await operations.submit(request('op_early', 'key-early'))
    await finish('op_early')
    await operations.submit(request('op_later', 'key-later'))
    const later = operations.outcome('op_later', 20_000)
    await finish('op_later')
    await later // the stream of changes is in order: it has told of the earlier one as well
    expect((await operations.outcome('op_early', 20_000))?.outcome.status).toBe('succeeded')
  })

  test('that several wait for is answered to each, also when one of them gives up before', async () => {
    await operations.submit(request('op_many', 'key-many'))
    const patient = operations.outcome('op_many', 20_000)
    expect((await operations.outcome('op_many', 30))?.outcome).toEqual({ status: 'pending' })
    const late = operations.outcome('op_many', 20_000)
    await finish('op_many')
    const answers = await Promise.all([patient, late])
    expect(answers.map((answer) => answer?.outcome.status)).toEqual(['succeeded', 'succeeded'])
  })

  test('that another replica took in is answered as soon as its outcome is there', async () => {
    const other = createOperations(service.db, service.bus.write)
    await other.submit(request('op_other', 'key-other'))
    const waiting = operations.outcome('op_other', 20_000)
    await finish('op_other')
    expect((await waiting)?.outcome.status).toBe('succeeded')
    expect((await operations.outcome('op_other', 20_000))?.outcome.status).toBe('succeeded')
  })
})
