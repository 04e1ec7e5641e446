import { expect, test } from 'vitest'
import { emptyPointsView, movePoints, type PointsMovement } from './points-view.ts'

const balance = { available: 100, held: 0, pending: 0, debt: 0 }
const earned: PointsMovement = {
  kind: 'earned',
  transactionId: 'ptx_1',
  occurredAt: 1,
  balance,
  shares: [{ endsOn: '2028-11-23', points: 100 }],
  why: {
    kind: 'earned',
    cause: { type: 'purchase', id: 'pur_1' },
    earned: 100,
    debtRepaid: 0,
    amount: 10_050,
    currency: 'CNY',
    pointsPerYuan: 1,
    multiplierPercent: 100,
    endsOn: '2028-11-23',
    ruleVersion: 1,
  },
}

test('[1.3] the view shows the balance that the ledger told, and what of it ends when, soonest first', () => {
  const first = movePoints(emptyPointsView('mbr_1'), earned).view
  const sooner = { ...earned, transactionId: 'ptx_2', balance: { ...balance, available: 130 } }
  const second = movePoints(first, { ...sooner, shares: [{ endsOn: '2027-01-01', points: 30 }] }).view
  expect(second).toEqual({
    _id: 'mbr_1',
    memberId: 'mbr_1',
    ...balance,
    available: 130,
    entries: 2,
    ending: [
      { endsOn: '2027-01-01', points: 30 },
      { endsOn: '2028-11-23', points: 100 },
    ],
  })
})

test('[6.13] an entry of a reversal takes its points from the days on which they would have ended', () => {
  const before = movePoints(emptyPointsView('mbr_1'), earned).view
  const { view, entry } = movePoints(before, {
    kind: 'reversed',
    transactionId: 'ptx_3',
    occurredAt: 2,
    balance: { ...balance, available: 0, debt: 20 },
    shares: [{ endsOn: '2028-11-23', points: -100 }],
    why: {
      kind: 'reversed',
      cause: { type: 'refund', id: 'rfd_1' },
      purchaseId: 'pur_1',
      reversed: 120,
      addedToDebt: 20,
      amount: 12_000,
      currency: 'CNY',
      purchaseAmount: 12_000,
      refundedBefore: 0,
      earned: 120,
      kept: 0,
      ruleVersion: 1,
    },
  })
  expect(view).toMatchObject({ available: 0, debt: 20, ending: [], entries: 2 })
  expect(entry).toMatchObject({ _id: 'ptx_3:reversed', number: 2, points: -100 })
})
