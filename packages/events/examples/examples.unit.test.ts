import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  createCodec,
  fromHeaders,
  type MessageHeaders,
  PointsBalance,
  PointsEarned,
  PurchaseRecorded,
  toHeaders,
} from '../src/index.ts'
import { onPointsEvent } from './consume-points.ts'
import { tellLaurel } from './produce-purchase.ts'

const codec = createCodec()
const balance = { available: 123, held: 0, pending: 0, debt: 0 }
const purchase: PurchaseRecorded = {
  memberId: 'mbr_1',
  occurredAt: Date.UTC(2026, 10, 23, 4),
  purchaseId: 'pur_1',
  amount: 12_345,
  currency: 'CNY',
  category: null,
  purchasedAt: Date.UTC(2026, 10, 23, 4),
}

describe('the examples of the README', () => {
  test.each(['produce-purchase.ts', 'consume-points.ts'])('%s stands in it word for word', (file) => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
    expect(readme).toContain(readFileSync(join(import.meta.dirname, file), 'utf8').trimEnd())
  })

  test('the producer sends what Laurel understands, and the same id when it sends again', async () => {
    const sent: Parameters<Parameters<typeof tellLaurel>[0]['send']>[0][] = []
    const producer = { send: async (record: (typeof sent)[number]) => sent.push(record) }
    await tellLaurel(producer, purchase, 't1.')
    await tellLaurel(producer, purchase, 't1.')
    expect(sent[0]).toEqual(sent[1])
    expect(sent[0]).toMatchObject({ topic: 't1.platform.events', messages: [{ key: 'mbr_1' }] })
    const [message] = sent[0]?.messages ?? []
    expect(codec.decode(message?.value as Buffer)).toMatchObject({ type: PurchaseRecorded, value: purchase })
    expect(fromHeaders(message?.headers)).toMatchObject({
      id: 'pur_1',
      source: 'shop',
      type: PurchaseRecorded.name,
      subject: 'mbr_1',
    })
  })

  test('the consumer takes the records that it wants and passes over all others', async () => {
    const applied: unknown[] = []
    const store = { applyOnce: async (...args: unknown[]) => void applied.push(args) }
    const headers = (type: string) => {
      const all: MessageHeaders = { id: 'evt_1', source: 'points-service', type, time: 0, subject: 'mbr_1' }
      return toHeaders(all)
    }
    const earned: PointsEarned = {
      memberId: 'mbr_1',
      occurredAt: 0,
      transactionId: 'txn_1',
      lotId: 'lot_1',
      cause: { type: 'purchase', id: 'pur_1' },
      points: 123,
      debtRepaid: 0,
      endsOn: '2028-11-23',
      ruleVersion: 1,
      amount: 12_345,
      currency: 'CNY',
      pointsPerYuan: 1,
      multiplierPercent: 100,
      balance,
    }
    const other = codec.encode(PointsBalance, { memberId: 'mbr_1', occurredAt: 0, version: 1, ...balance })
    await onPointsEvent({ value: other, headers: headers(PointsBalance.name) }, store)
    await onPointsEvent({ value: Buffer.from('not ours'), headers: {} }, store)
    await onPointsEvent({ value: null, headers: headers(PointsEarned.name) }, store)
    await onPointsEvent({ value: codec.encode(PointsEarned, earned), headers: headers(PointsEarned.name) }, store)
    expect(applied).toEqual([['points-service/evt_1', 'mbr_1', 123]])
  })
})
