import { PointsEarned, PointsEnded, PointsReversed } from '@laurel/events'
import { type Decision, type Handler, handler, type State } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import { emptyPointsView, movePoints, type PointsMovement } from '../../domain/points-view.ts'

type Facts = PointsEarned | PointsReversed | PointsEnded
type Stores = typeof stores

const needs = ({ memberId }: Facts) => ({ pointsViews: { ids: [memberId] } })

/** Points earned, as the member sees them [1.3, 6.4]. */
const earned = handler(PointsEarned, stores, {
  needs,
  handle: (event, state) => {
    const { cause, points, debtRepaid, amount, currency, endsOn, ruleVersion } = event
    const { pointsPerYuan, multiplierPercent } = event
    const figures = { debtRepaid, amount, currency, pointsPerYuan, multiplierPercent }
    return moved(event, state, {
      kind: 'earned',
      shares: [{ endsOn, points: points - debtRepaid }],
      why: { kind: 'earned', cause, earned: points, ...figures, endsOn, ruleVersion },
    })
  },
})

/** Points that a refund took back [6.13]. */
const reversed = handler(PointsReversed, stores, {
  needs,
  handle: (event, state) => {
    const { cause, purchaseId, points, addedToDebt, ruleVersion } = event
    const { amount, currency, purchaseAmount, refundedBefore, earned: had, kept } = event
    const figures = {
      reversed: points,
      addedToDebt,
      amount,
      currency,
      purchaseAmount,
      refundedBefore,
      earned: had,
      kept,
    }
    return moved(event, state, {
      kind: 'reversed',
      shares: takenFrom(event),
      why: { kind: 'reversed', cause, purchaseId, ...figures, ruleVersion },
    })
  },
})

/** Points that came to their end [6.12]. */
const ended = handler(PointsEnded, stores, {
  needs,
  handle: (event, state) => {
    const endsOn = [...new Set(event.lots.map((lot) => lot.endsOn))]
    return moved(event, state, { kind: 'ended', shares: takenFrom(event), why: { kind: 'ended', endsOn } })
  },
})

export const pointsViewHandlers: readonly Handler[] = [earned, reversed, ended]

function takenFrom({ lots }: PointsReversed | PointsEnded) {
  return lots.map(({ endsOn, points }) => ({ endsOn, points: -points }))
}

function moved(
  { memberId, transactionId, occurredAt, balance }: Facts,
  { pointsViews }: State<Stores>,
  movement: Pick<PointsMovement, 'kind' | 'shares' | 'why'>,
): Decision<Stores> {
  const before = pointsViews.get(memberId) ?? emptyPointsView(memberId)
  const { view, entry } = movePoints(before, { ...movement, transactionId, occurredAt, balance })
  return { save: { pointsViews: [view], pointsEntries: [entry] } }
}
