import type { Incoming } from '../event.ts'

/**
 * `parked`: it could not be handled. `behind`: it was not tried, because an earlier one of the same member and topic is
 * parked. `released` and `dropped` are ends: handled after all, or given up by a person with a reason.
 */
export type ParkedState = 'parked' | 'behind' | 'released' | 'dropped'

/** A message kept aside with its reason. The bytes stay in the service's own database and go nowhere else. */
export interface Parked {
  readonly _id: string
  readonly memberId: string
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly source: string
  readonly messageId: string
  readonly typeName: string | null
  readonly state: ParkedState
  /** Why: a handler's refusal, `HANDLER_FAILED`, `UNDECODABLE…`, `SAVE_FAILED`, or `BEHIND_PARKED`. */
  readonly code: string
  /** For engineers: an error's message, never the event's content. */
  readonly detail: string
  readonly attempts: number
  readonly parkedAt: number
  readonly lastTriedAt: number | null
  readonly message: Incoming
}

function parkedId(topic: string, partition: number, offset: number): string {
  return `${topic}/${partition}/${offset}`
}

export interface ParkReason {
  readonly state: 'parked' | 'behind'
  readonly code: string
  readonly detail: string
}

export const BEHIND: ParkReason = { state: 'behind', code: 'BEHIND_PARKED', detail: 'an earlier message waits' }

export function park(message: Incoming, reason: ParkReason, now: number): Parked {
  const { raw, topic, memberId, source, messageId, typeName } = message
  return {
    _id: parkedId(topic, raw.partition, raw.offset),
    memberId,
    topic,
    partition: raw.partition,
    offset: raw.offset,
    source,
    messageId,
    typeName,
    ...reason,
    attempts: reason.state === 'parked' ? 1 : 0,
    parkedAt: now,
    lastTriedAt: reason.state === 'parked' ? now : null,
    message,
  }
}
