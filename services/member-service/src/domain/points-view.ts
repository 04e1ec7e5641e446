import type { Instant } from '@laurel/kernel'

/** Points that come to their end on one day. */
export interface EndingPoints {
  readonly endsOn: string
  readonly points: number
}

export interface PointsBalanceFigures {
  readonly available: number
  readonly held: number
  readonly pending: number
  readonly debt: number
}

/** What a member sees of their points. It is made of the ledger's own events, so no figure can differ from it [1.3]. */
export interface PointsView extends PointsBalanceFigures {
  readonly _id: string
  readonly memberId: string
  /** What is available, by the day on which it ends; soonest first. */
  readonly ending: readonly EndingPoints[]
  /** How many entries there are. */
  readonly entries: number
}

/** One line of what happened to the points, with the facts that explain it [6.4, 6.8]. */
export interface PointsEntry {
  readonly _id: string
  readonly memberId: string
  /** 1, 2, 3 … in the order of the ledger. */
  readonly number: number
  readonly kind: 'earned' | 'reversed' | 'ended'
  /** What the entry did to what can be spent: earned less what repaid debt; reversed and ended below zero. */
  readonly points: number
  readonly occurredAt: Instant
  readonly transactionId: string
  readonly balance: PointsBalanceFigures
  readonly why: PointsEntryWhy
}

export type PointsEntryWhy =
  | {
      readonly kind: 'earned'
      readonly cause: { readonly type: string; readonly id: string }
      readonly earned: number
      readonly debtRepaid: number
      readonly amount: number
      readonly currency: string
      readonly pointsPerYuan: number
      readonly multiplierPercent: number
      readonly endsOn: string
      readonly ruleVersion: number
    }
  | {
      readonly kind: 'reversed'
      readonly cause: { readonly type: string; readonly id: string }
      readonly purchaseId: string
      readonly reversed: number
      readonly addedToDebt: number
      readonly amount: number
      readonly currency: string
      readonly purchaseAmount: number
      readonly refundedBefore: number
      readonly earned: number
      readonly kept: number
      readonly ruleVersion: number
    }
  | { readonly kind: 'ended'; readonly endsOn: readonly string[] }

/** What an event of the ledger changes in the view. */
export interface PointsMovement {
  readonly kind: PointsEntry['kind']
  readonly transactionId: string
  readonly occurredAt: Instant
  readonly balance: PointsBalanceFigures
  /** Changes of what is available, by the day on which those points end. */
  readonly shares: readonly EndingPoints[]
  readonly why: PointsEntryWhy
}

export const emptyPointsView = (memberId: string): PointsView => ({
  _id: memberId,
  memberId,
  available: 0,
  held: 0,
  pending: 0,
  debt: 0,
  ending: [],
  entries: 0,
})

/** Lays one movement over the view, and makes the entry that tells of it. */
export function movePoints(view: PointsView, movement: PointsMovement): { view: PointsView; entry: PointsEntry } {
  const { available, held, pending, debt } = movement.balance
  const balance = { available, held, pending, debt }
  const number = view.entries + 1
  const { kind, transactionId, occurredAt, why } = movement
  const entry: PointsEntry = {
    _id: `${transactionId}:${kind}`,
    memberId: view.memberId,
    number,
    kind,
    points: movement.shares.reduce((sum, { points }) => sum + points, 0),
    occurredAt,
    transactionId,
    balance,
    why,
  }
  return { entry, view: { ...view, ...balance, entries: number, ending: withShares(view.ending, movement.shares) } }
}

function withShares(ending: readonly EndingPoints[], shares: readonly EndingPoints[]): EndingPoints[] {
  const byDay = new Map(ending.map(({ endsOn, points }) => [endsOn, points]))
  for (const { endsOn, points } of shares) byDay.set(endsOn, (byDay.get(endsOn) ?? 0) + points)
  return [...byDay]
    .filter(([, points]) => points !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([endsOn, points]) => ({ endsOn, points }))
}
