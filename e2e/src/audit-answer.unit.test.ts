import { describe, expect, test } from 'vitest'
import { auditAnswer } from './audit-answer.ts'
import type { EntryAnswer, PointsAnswer } from './read-points.ts'

const balance = (available: number, debt = 0) => ({ available, held: 0, pending: 0, debt })

/** Gold earns 150 of ¥100.99; ¥50 go back, of which 75 points; a point of ¥1 ends. Newest first. */
const entries: readonly EntryAnswer[] = [
  {
    ...{ number: 4, kind: 'ended', points: -1, transactionId: 'ptx_3', balance: balance(75), explanation: '' },
    why: { kind: 'ended', endsOn: ['2026-11-22'] },
  },
  {
    ...{ number: 3, kind: 'earned', points: 1, transactionId: 'ptx_3', balance: balance(75), explanation: '' },
    why: { cause: { id: 'pur_2' }, earned: 1, debtRepaid: 0, amount: 199, multiplierPercent: 100, ruleVersion: 1 },
  },
  {
    ...{ number: 2, kind: 'reversed', points: -75, transactionId: 'ptx_2', balance: balance(75), explanation: '' },
    why: { cause: { id: 'ref_1' }, purchaseId: 'pur_1', reversed: 75, addedToDebt: 0, ruleVersion: 1 },
  },
  {
    ...{ number: 1, kind: 'earned', points: 150, transactionId: 'ptx_1', balance: balance(150), explanation: '' },
    why: { cause: { id: 'pur_1' }, earned: 150, debtRepaid: 0, amount: 10_099, multiplierPercent: 150, ruleVersion: 1 },
  },
]
const points: PointsAnswer = { ...balance(75), ending: [{ points: 75, endsOn: '2028-11-23' }] }

/** The entries with one of them changed. */
function changed(number: number, change: Partial<EntryAnswer>): EntryAnswer[] {
  return entries.map((entry) => (entry.number === number ? { ...entry, ...change } : entry))
}
const whyOf = (number: number) => entries.find((entry) => entry.number === number)?.why

test('[6.8] figures that follow from each other are found right', () => {
  expect(auditAnswer(points, entries)).toEqual([])
})

test('[6.13] debt follows from what refunds missed and what was repaid', () => {
  const why = { cause: { id: 'ref_1' }, purchaseId: 'pur_1', reversed: 200, addedToDebt: 50, ruleVersion: 1 }
  const owing = [
    { ...entries[2], points: -150, balance: balance(0, 50), why } as EntryAnswer,
    entries[3] as EntryAnswer,
  ]
  expect(auditAnswer({ ...balance(0, 50), ending: [] }, owing)).toEqual([])
  expect(auditAnswer({ ...balance(0, 49), ending: [] }, owing)).not.toEqual([])
})

describe('a figure that does not follow is found', () => {
  test.each<[string, PointsAnswer, readonly EntryAnswer[]]>([
    ['the balance', { ...points, available: 76 }, entries],
    ['what ends', { ...points, ending: [{ points: 74, endsOn: '2028-11-23' }] }, entries],
    ['a missing entry', points, entries.slice(1)],
    ['a doubled entry', points, [entries[0] as EntryAnswer, ...entries]],
    ['the balance beside an entry', points, changed(2, { balance: balance(74) })],
    ['what money earned', points, changed(1, { why: { ...whyOf(1), earned: 151 } })],
    ['a refund of no purchase', points, changed(2, { why: { ...whyOf(2), purchaseId: 'pur_9' } })],
    ['a refund by other rules', points, changed(2, { why: { ...whyOf(2), ruleVersion: 2 } })],
    ['what a refund took', points, changed(2, { why: { ...whyOf(2), reversed: 74 } })],
  ])('%s', (_, shown, list) => {
    expect(auditAnswer(shown, list)).not.toEqual([])
  })
})
