import { asShanghaiDay } from '@laurel/kernel'
import { describe, expect, test } from 'vitest'
import type { Change } from './change.ts'
import { bought, given, lotOf, member, noonOf, now, opened, refunded, spent, tier } from './ledger.fixture.ts'

const nothing: Change = { account: null, lots: [], transactions: [], events: [] }

describe('[6.1] [6.8] [6.9] a purchase earns a point per whole yuan', () => {
  const purchasedAt = noonOf(asShanghaiDay('2026-11-20'))
  const cause = { type: 'purchase', id: 'P1' } as const
  const balance = { available: 123, held: 0, pending: 0, debt: 0 }
  const paid = { amountMinor: 123_99, currency: 'CNY' }
  const change = given(opened('2026-11-01'))
    .when(bought('P1', 123_99, { on: '2026-11-20' }))
    .change()

  test('for the account', () => {
    const account = { _id: member, memberId: member, ...balance, version: 1, openedOn: '2026-11-01', tier: 'ordinary' }
    expect(change.account).toStrictEqual(account)
  })

  test('in a lot of its own', () => {
    const rule = { endsOn: '2028-11-20', ruleVersion: 1, multiplierPercent: 100 }
    const points = { earned: 123, remaining: 123, spent: 0, repaid: 0, takenBack: 0, ended: 0, reversed: 0 }
    const lot = {
      _id: 'mbr_1/P1',
      memberId: member,
      source: cause,
      ...paid,
      purchasedAt,
      ...rule,
      ...points,
      refunds: [],
    }
    expect(change.lots).toStrictEqual([lot])
  })

  test('by a balanced transaction that explains itself', () => {
    const rule = { pointsPerYuan: 1, multiplierPercent: 100, multiplierReason: 'tier', tier: 'ordinary' }
    const transaction = {
      _id: 'ptx_1',
      memberId: member,
      version: 1,
      kind: 'earn',
      cause,
      ruleVersion: 1,
      postedAt: now,
      occurredAt: purchasedAt,
      entries: [
        { account: 'system:issued', lotId: null, amount: -123 },
        { account: 'member:available', lotId: 'mbr_1/P1', amount: 123 },
      ],
      explanation: { ...paid, ...rule, debtBefore: 0, endsOn: '2028-11-20' },
    }
    expect(change.transactions).toStrictEqual([transaction])
  })

  test('and tells it', () => {
    const event = {
      type: 'PointsEarned',
      memberId: member,
      occurredAt: now,
      transactionId: 'ptx_1',
      lotId: 'mbr_1/P1',
      cause,
      points: 123,
      debtRepaid: 0,
      endsOn: '2028-11-20',
      ruleVersion: 1,
      amount: 123_99,
      currency: 'CNY',
      pointsPerYuan: 1,
      multiplierPercent: 100,
      balance,
    }
    expect(change.events).toStrictEqual([event])
  })
})

describe('[6.1] the multiplier is', () => {
  const multiplierOf = (change: Change) => {
    const [transaction] = change.transactions
    return transaction?.kind === 'earn' ? transaction.explanation : undefined
  }

  test('that of the tier in force when the posting is made', () => {
    const change = given(opened('2026-01-01'), tier('gold')).when(bought('P1', 100_00)).change()
    expect(multiplierOf(change)).toMatchObject({ multiplierPercent: 150, multiplierReason: 'tier', tier: 'gold' })
  })

  test('the base rate for a purchase on the day before the first day in Laurel', () => {
    const change = given(opened('2026-11-02'), tier('gold'))
      .when(bought('P1', 100_00, { on: '2026-11-01' }))
      .change()
    expect(multiplierOf(change)).toMatchObject({ multiplierPercent: 100, multiplierReason: 'before-first-day' })
  })

  test('the tier’s again for a purchase on the first day itself', () => {
    const change = given(opened('2026-11-01'), tier('gold'))
      .when(bought('P1', 100_00, { on: '2026-11-01' }))
      .change()
    expect(multiplierOf(change)).toMatchObject({ multiplierPercent: 150, multiplierReason: 'tier' })
  })

  test('that of an ordinary member while the first day has not been told', () => {
    const change = given(tier('gold')).when(bought('P1', 100_00)).change()
    expect(multiplierOf(change)).toMatchObject({ multiplierPercent: 100, multiplierReason: 'first-day-unknown' })
  })
})

test('an account is opened by the first mention of its member', () => {
  expect(given().when(bought('P1', 5_00)).change().account).toStrictEqual({
    _id: member,
    memberId: member,
    available: 5,
    held: 0,
    pending: 0,
    debt: 0,
    version: 1,
    openedOn: null,
    tier: 'ordinary',
  })
})

describe('[6.9] [6.12] the end', () => {
  test('a purchase on 29 February ends on 28 February', () => {
    const [lot] = given()
      .when(bought('P1', 5_00, { on: '2024-02-29' }))
      .change().lots
    expect(lot?.endsOn).toBe('2026-02-28')
  })

  test('points can be used on their last day', () => {
    const { account, lots, transactions } = given()
      .when(bought('P1', 5_00, { on: '2024-11-23' }))
      .change()
    expect(account?.available).toBe(5)
    expect(lots).toMatchObject([{ endsOn: '2026-11-23', remaining: 5, ended: 0 }])
    expect(transactions).toMatchObject([{ kind: 'earn' }])
  })

  test('points brought in on the day after are posted and zeroed in one transaction, and both are told', () => {
    const change = given(opened('2026-11-01'))
      .when(bought('P1', 5_00, { on: '2024-11-22' }))
      .change()
    const balance = { available: 0, held: 0, pending: 0, debt: 0 }
    expect(change.account).toMatchObject({ ...balance, version: 1 })
    expect(change.lots).toMatchObject([{ endsOn: '2026-11-22', earned: 5, remaining: 0, ended: 5 }])
    expect(change.transactions).toMatchObject([
      {
        _id: 'ptx_1',
        kind: 'earn-and-end',
        entries: [
          { account: 'system:issued', lotId: null, amount: -5 },
          { account: 'member:available', lotId: 'mbr_1/P1', amount: 5 },
          { account: 'member:available', lotId: 'mbr_1/P1', amount: -5 },
          { account: 'system:ended', lotId: null, amount: 5 },
        ],
      },
    ])
    const lots = [{ lotId: 'mbr_1/P1', endsOn: '2026-11-22', points: 5 }]
    const about = { memberId: member, occurredAt: now, transactionId: 'ptx_1', points: 5, balance }
    expect(change.events).toMatchObject([
      { type: 'PointsEarned', ...about },
      { type: 'PointsEnded', ...about, lots },
    ])
    expect(change.events).toHaveLength(2)
  })
})

describe('[6.13] debt', () => {
  const inDebt = [bought('P0', 50_00), spent(50), refunded('R0', 'P0', 50_00)]

  test('the points earned next repay it first', () => {
    const change = given(...inDebt)
      .when(bought('P1', 80_00))
      .change()
    expect(change.account).toMatchObject({ available: 30, debt: 0, version: 4 })
    expect(change.lots).toMatchObject([{ earned: 80, remaining: 30, repaid: 50 }])
    expect(change.transactions[0]?.entries).toStrictEqual([
      { account: 'system:issued', lotId: null, amount: -80 },
      { account: 'member:debt', lotId: null, amount: 50 },
      { account: 'member:available', lotId: lotOf('P1'), amount: 30 },
    ])
    const balance = { available: 30, held: 0, pending: 0, debt: 0 }
    expect(change.events).toMatchObject([{ type: 'PointsEarned', points: 80, debtRepaid: 50, balance }])
  })

  test('fewer points than are owed repay a part and leave the lot empty', () => {
    const change = given(...inDebt)
      .when(bought('P1', 20_00))
      .change()
    expect(change.account).toMatchObject({ available: 0, debt: 30 })
    expect(change.lots).toMatchObject([{ earned: 20, remaining: 0, repaid: 20 }])
    expect(change.transactions[0]?.entries).toStrictEqual([
      { account: 'system:issued', lotId: null, amount: -20 },
      { account: 'member:debt', lotId: null, amount: 20 },
    ])
  })

  test('points whose end has passed repay none of it', () => {
    const change = given(...inDebt)
      .when(bought('P1', 80_00, { on: '2020-01-01' }))
      .change()
    expect(change.account).toMatchObject({ available: 0, debt: 50 })
    expect(change.lots).toMatchObject([{ earned: 80, remaining: 0, repaid: 0, ended: 80 }])
  })
})

describe('a purchase that earns nothing', () => {
  test.each([0, 99])('of %i fen is recorded, without a transaction or an event', (amountMinor) => {
    const change = given().when(bought('P1', amountMinor)).change()
    expect(change.lots).toMatchObject([{ _id: lotOf('P1'), amountMinor, earned: 0, remaining: 0 }])
    expect(change).toMatchObject({ account: { version: 0 }, transactions: [], events: [] })
  })

  test('leaves an account that is stored as it is', () => {
    expect(given(opened('2026-01-01')).when(bought('P1', 99)).change().account).toBeNull()
  })
})

describe('told again', () => {
  test('the same purchase changes nothing', () => {
    given(bought('P1', 5_00)).when(bought('P1', 5_00)).gives(nothing)
    given(bought('P1', 0)).when(bought('P1', 0)).gives(nothing)
    given(bought('P1', 5_00), refunded('R1', 'P1', 5_00))
      .when(bought('P1', 5_00))
      .gives(nothing)
  })

  test('with another amount, currency or day, it is refused', () => {
    const known = given(bought('P1', 5_00))
    known.when(bought('P1', 6_00)).refuses('PURCHASE_CONFLICT')
    known.when(bought('P1', 5_00, { currency: 'USD' })).refuses('PURCHASE_CONFLICT')
    known.when(bought('P1', 5_00, { on: '2026-11-02' })).refuses('PURCHASE_CONFLICT')
  })
})

describe('refused are', () => {
  test.each([-1, 0.5, Number.NaN, 2 ** 53])('an amount of %s', (amountMinor) => {
    given().when(bought('P1', amountMinor)).refuses('INVALID_AMOUNT')
  })

  test('a currency other than the policy’s', () => {
    given()
      .when(bought('P1', 5_00, { currency: 'USD' }))
      .refuses('CURRENCY_NOT_SUPPORTED')
  })
})
