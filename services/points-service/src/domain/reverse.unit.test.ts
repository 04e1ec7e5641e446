import { describe, expect, test } from 'vitest'
import type { Change } from './change.ts'
import {
  bought,
  decide,
  ended,
  given,
  lotOf,
  opened,
  refunded,
  rules,
  spent,
  storedAfter,
  tier,
} from './ledger.fixture.ts'

describe('[6.13] what is taken back', () => {
  const reversedBy = (change: Change) => change.lots[0]?.refunds.map(({ reversed }) => reversed)

  test('is rounded so that the parts add up to the whole', () => {
    const facts = [
      opened('2026-01-01'),
      tier('silver'),
      bought('P1', 9_99),
      refunded('R1', 'P1', 3_33),
      refunded('R2', 'P1', 3_33),
    ]
    const change = given(...facts)
      .when(refunded('R3', 'P1', 3_33))
      .change()
    expect(reversedBy(change)).toEqual([3, 4, 3])
    expect(change.lots).toMatchObject([{ earned: 10, remaining: 0, reversed: 10 }])
  })

  test('is reckoned by the rule version and multiplier that earned, though both have changed', () => {
    const second = { ...rules, version: 2, effectiveFrom: 1, pointsPerYuan: 3 }
    const facts = [opened('2026-01-01'), tier('gold'), bought('P1', 500_00), tier('diamond')]
    const change = given(...facts)
      .when(refunded('R1', 'P1', 250_00), [rules, second])
      .change()
    expect(reversedBy(change)).toEqual([375])
    expect(change.transactions).toMatchObject([{ ruleVersion: 1, explanation: { multiplierPercent: 150, kept: 375 } }])
    expect(change.events).toMatchObject([{ type: 'PointsReversed', points: 375, ruleVersion: 1 }])
  })

  test('can be nothing: the refund is recorded, without a transaction or an event', () => {
    const change = given(bought('P1', 5_99))
      .when(refunded('R1', 'P1', 99))
      .change()
    expect(change).toMatchObject({ account: null, transactions: [], events: [] })
    expect(change.lots).toMatchObject([{ remaining: 5, reversed: 0, refunds: [{ refundId: 'R1', amountMinor: 99 }] }])
  })
})

describe('[6.13] [6.10] points that are gone', () => {
  test('come from the member’s other lots, the one that ends first first', () => {
    const facts = [
      bought('P1', 30_00, { on: '2025-01-01' }),
      spent(30),
      bought('P2', 20_00, { on: '2026-03-01' }),
      bought('P3', 20_00, { on: '2026-02-01' }),
    ]
    const change = given(...facts)
      .when(refunded('R1', 'P1', 30_00))
      .change()
    expect(change.account).toMatchObject({ available: 10, debt: 0 })
    expect(change.lots).toMatchObject([
      { _id: lotOf('P1'), remaining: 0, spent: 30, takenBack: 0, reversed: 30 },
      { _id: lotOf('P3'), remaining: 0, takenBack: 20, reversed: 0 },
      { _id: lotOf('P2'), remaining: 10, takenBack: 10, reversed: 0 },
    ])
    expect(change.transactions[0]?.entries).toStrictEqual([
      { account: 'member:available', lotId: lotOf('P3'), amount: -20 },
      { account: 'member:available', lotId: lotOf('P2'), amount: -10 },
      { account: 'system:issued', lotId: null, amount: 30 },
    ])
    const lots = [
      { lotId: lotOf('P3'), endsOn: '2028-02-01', points: 20 },
      { lotId: lotOf('P2'), endsOn: '2028-03-01', points: 10 },
    ]
    expect(change.events).toMatchObject([{ points: 30, lots, addedToDebt: 0 }])
  })

  test('come from the own lot first, as far as it goes', () => {
    const facts = [bought('P1', 30_00, { on: '2026-01-01' }), spent(10), bought('P2', 20_00, { on: '2025-12-01' })]
    const change = given(...facts)
      .when(refunded('R1', 'P1', 30_00))
      .change()
    expect(change.lots).toMatchObject([
      { _id: lotOf('P1'), remaining: 0, spent: 10, takenBack: 20 },
      { _id: lotOf('P2'), remaining: 10, takenBack: 10 },
    ])
  })

  test('and that no lot has become debt, in sight: nothing is clamped at zero', () => {
    const change = given(bought('P1', 30_00), spent(25))
      .when(refunded('R1', 'P1', 30_00))
      .change()
    const balance = { available: 0, held: 0, pending: 0, debt: 25 }
    expect(change.account).toMatchObject(balance)
    expect(change.transactions[0]?.entries).toStrictEqual([
      { account: 'member:available', lotId: lotOf('P1'), amount: -5 },
      { account: 'member:debt', lotId: null, amount: -25 },
      { account: 'system:issued', lotId: null, amount: 30 },
    ])
    const lots = [{ lotId: lotOf('P1'), endsOn: '2028-11-01', points: 5 }]
    expect(change.events).toMatchObject([{ points: 30, lots, addedToDebt: 25, balance }])
  })

  test('of two lots that end on one day, the one with the lesser id gives first', () => {
    const facts = [bought('P1', 30_00, { on: '2025-01-01' }), spent(30), bought('P3', 20_00), bought('P2', 20_00)]
    const change = given(...facts)
      .when(refunded('R1', 'P1', 30_00))
      .change()
    expect(change.lots.map(({ _id, remaining }) => [_id, remaining])).toEqual([
      [lotOf('P1'), 0],
      [lotOf('P2'), 0],
      [lotOf('P3'), 10],
    ])
  })

  test('are never owed while lots that were not given have some', () => {
    const { account, lots } = storedAfter([bought('P1', 30_00), spent(30), bought('P2', 20_00)])
    const withoutP2 = { account, lots: new Map([...lots].filter(([id]) => id === lotOf('P1'))), postings: [] }
    expect(() => decide(refunded('R1', 'P1', 30_00), withoutP2)).toThrow('would owe points while some are left')
  })
})

describe('[6.12] [6.13] points that ended before the refund', () => {
  test('are taken already: nothing moves, and the refund is recorded', () => {
    const change = given(bought('P1', 30_00, { on: '2020-01-01' }))
      .when(refunded('R1', 'P1', 30_00))
      .change()
    expect(change).toMatchObject({ account: null, transactions: [], events: [] })
    expect(change.lots).toMatchObject([{ ended: 30, reversed: 30, refunds: [{ reversed: 30, alreadyEnded: 30 }] }])
  })

  test('count once, however many refunds there are', () => {
    const facts = [bought('P1', 100_00), spent(60), ended('P1'), refunded('R1', 'P1', 30_00)]
    const change = given(...facts)
      .when(refunded('R2', 'P1', 70_00))
      .change()
    expect(change.lots[0]?.refunds).toMatchObject([
      { reversed: 30, alreadyEnded: 30 },
      { reversed: 70, alreadyEnded: 10 },
    ])
    expect(change.account).toMatchObject({ available: 0, debt: 60 })
    expect(change.events).toMatchObject([{ points: 60, lots: [], addedToDebt: 60 }])
  })
})
