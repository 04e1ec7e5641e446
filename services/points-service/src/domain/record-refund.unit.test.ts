import { describe, expect, test } from 'vitest'
import type { Change } from './change.ts'
import { bought, given, lotOf, member, now, refunded, spent } from './ledger.fixture.ts'

const nothing: Change = { account: null, lots: [], transactions: [], events: [] }

describe('[6.13] a part refund takes back what its part earned', () => {
  const cause = { type: 'refund', id: 'R1' } as const
  const balance = { available: 60, held: 0, pending: 0, debt: 0 }
  const change = given(bought('P1', 100_50))
    .when(refunded('R1', 'P1', 40_00))
    .change()

  test('from the account', () => {
    const account = { _id: member, memberId: member, ...balance, version: 2, openedOn: null, tier: 'ordinary' }
    expect(change.account).toStrictEqual(account)
  })

  test('from the purchase’s own lot, which keeps the refund', () => {
    const [lot] = given().when(bought('P1', 100_50)).change().lots
    const refund = {
      refundId: 'R1',
      amountMinor: 40_00,
      refundedAt: now,
      state: 'applied',
      reversed: 40,
      alreadyEnded: 0,
    }
    expect(change.lots).toStrictEqual([{ ...lot, remaining: 60, takenBack: 40, reversed: 40, refunds: [refund] }])
  })

  test('[6.4] [6.8] by a balanced transaction that explains itself', () => {
    const money = { amountMinor: 100_50, refundedBeforeMinor: 0, refundMinor: 40_00 }
    const points = { earned: 100, kept: 60, reversedBefore: 0, alreadyEnded: 0 }
    const transaction = {
      _id: 'ptx_2',
      memberId: member,
      version: 2,
      kind: 'reverse',
      cause,
      ruleVersion: 1,
      postedAt: now,
      occurredAt: now,
      entries: [
        { account: 'member:available', lotId: lotOf('P1'), amount: -40 },
        { account: 'system:issued', lotId: null, amount: 40 },
      ],
      explanation: { purchaseId: 'P1', ...money, multiplierPercent: 100, ...points },
    }
    expect(change.transactions).toStrictEqual([transaction])
  })

  test('and tells it', () => {
    const event = {
      type: 'PointsReversed',
      memberId: member,
      occurredAt: now,
      transactionId: 'ptx_2',
      cause,
      purchaseId: 'P1',
      points: 40,
      lots: [{ lotId: lotOf('P1'), endsOn: '2028-11-01', points: 40 }],
      addedToDebt: 0,
      ruleVersion: 1,
      amount: 40_00,
      currency: 'CNY',
      purchaseAmount: 100_50,
      refundedBefore: 0,
      earned: 100,
      kept: 60,
      balance,
    }
    expect(change.events).toStrictEqual([event])
  })
})

describe('a refund told before its purchase', () => {
  test('is kept, and opens the account', () => {
    const change = given()
      .when(refunded('R1', 'P1', 40_00))
      .change()
    expect(change).toMatchObject({ account: { version: 0, available: 0 }, transactions: [], events: [] })
    const refunds = [{ refundId: 'R1', amountMinor: 40_00, state: 'awaiting-purchase', reversed: 0 }]
    expect(change.lots).toMatchObject([{ _id: lotOf('P1'), amountMinor: null, endsOn: null, earned: 0, refunds }])
  })

  test('is applied when the purchase is told', () => {
    const change = given(refunded('R1', 'P1', 40_00))
      .when(bought('P1', 100_00))
      .change()
    expect(change.account).toMatchObject({ available: 60, version: 2 })
    expect(change.lots).toMatchObject([
      { remaining: 60, refunds: [{ refundId: 'R1', state: 'applied', reversed: 40 }] },
    ])
    expect(change.transactions.map(({ _id, kind, version }) => [_id, kind, version])).toEqual([
      ['ptx_1', 'earn', 1],
      ['ptx_2', 'reverse', 2],
    ])
    expect(change.events.map(({ type, balance }) => [type, balance.available])).toEqual([
      ['PointsEarned', 100],
      ['PointsReversed', 60],
    ])
  })

  test('that is more than the purchase is kept as refused, and the purchase earns', () => {
    const facts = [refunded('R1', 'P1', 80_00), refunded('R2', 'P1', 50_00), refunded('R3', 'P1', 20_00)]
    const change = given(...facts)
      .when(bought('P1', 100_00))
      .change()
    expect(change.account).toMatchObject({ available: 0, debt: 0 })
    expect(change.lots[0]?.refunds.map(({ refundId, state }) => [refundId, state])).toEqual([
      ['R1', 'applied'],
      ['R2', 'refused'],
      ['R3', 'applied'],
    ])
  })

  test('takes back points that repaid debt by owing them again', () => {
    const inDebt = [bought('P0', 50_00), spent(50), refunded('R0', 'P0', 50_00)]
    const change = given(...inDebt, refunded('R1', 'P1', 80_00))
      .when(bought('P1', 80_00))
      .change()
    expect(change.account).toMatchObject({ available: 0, debt: 50 })
    expect(change.lots).toMatchObject([{ earned: 80, remaining: 0, repaid: 50, takenBack: 30, reversed: 80 }])
  })
})

describe('told again', () => {
  test('the same refund changes nothing, before its purchase and after', () => {
    given(refunded('R1', 'P1', 40_00))
      .when(refunded('R1', 'P1', 40_00))
      .gives(nothing)
    given(bought('P1', 50_00), refunded('R1', 'P1', 40_00))
      .when(refunded('R1', 'P1', 40_00))
      .gives(nothing)
    given(refunded('R1', 'P1', 40_00), bought('P1', 50_00))
      .when(refunded('R1', 'P1', 40_00))
      .gives(nothing)
  })

  test('with another amount, it is refused', () => {
    given(bought('P1', 50_00), refunded('R1', 'P1', 40_00))
      .when(refunded('R1', 'P1', 10_00))
      .refuses('REFUND_CONFLICT')
    given(refunded('R1', 'P1', 40_00))
      .when(refunded('R1', 'P1', 10_00))
      .refuses('REFUND_CONFLICT')
  })
})

describe('refused are', () => {
  test.each([0, -1, 0.5, Number.NaN, 2 ** 53])('an amount of %s', (amountMinor) => {
    given(bought('P1', 50_00))
      .when(refunded('R1', 'P1', amountMinor))
      .refuses('INVALID_AMOUNT')
  })

  test('a currency other than the purchase’s or the policy’s', () => {
    given(bought('P1', 50_00))
      .when(refunded('R1', 'P1', 1_00, 'USD'))
      .refuses('CURRENCY_NOT_SUPPORTED')
    given()
      .when(refunded('R1', 'P1', 1_00, 'USD'))
      .refuses('CURRENCY_NOT_SUPPORTED')
  })

  test('refunds that together are more than the purchase', () => {
    given(bought('P1', 50_00))
      .when(refunded('R1', 'P1', 50_01))
      .refuses('REFUND_EXCEEDS_PURCHASE')
    given(bought('P1', 50_00), refunded('R1', 'P1', 30_00))
      .when(refunded('R2', 'P1', 20_01))
      .refuses('REFUND_EXCEEDS_PURCHASE')
  })
})
