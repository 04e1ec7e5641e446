import { PointsEarned, PointsEnded, PointsReversed } from '@laurel/events'
import { assertNever, type Result } from '@laurel/kernel'
import { type Decision, type Outgoing, outgoing } from '@laurel/messaging'
import type { Stores } from '../../application/stores.ts'
import type { Change, Refusal } from '../../domain/change.ts'
import type { PointsEvent } from '../../domain/points-event.ts'

/** What a rule decided, as the bus carries it out. */
export function toDecision(outcome: Result<Change, Refusal>): Decision<Stores> {
  return outcome.ok ? fromChange(outcome.value) : { refuse: outcome.error }
}

export function fromChange({ account, lots, transactions, events }: Change): Decision<Stores> {
  return { save: { accounts: account ? [account] : [], lots, transactions }, emit: events.map(toOutgoing) }
}

function toOutgoing(event: PointsEvent): Outgoing {
  switch (event.type) {
    case 'PointsEarned':
      return outgoing(PointsEarned, withoutType(event))
    case 'PointsReversed':
      return outgoing(PointsReversed, withoutType(event))
    case 'PointsEnded':
      return outgoing(PointsEnded, withoutType(event))
    default:
      return assertNever(event)
  }
}

function withoutType<E extends PointsEvent>({ type: _type, ...value }: E): Omit<E, 'type'> {
  return value
}
