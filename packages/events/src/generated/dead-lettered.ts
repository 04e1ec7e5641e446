// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * A message could not be handled and waits in the service's own database; later messages of the same member wait behind
 * it. A pointer and a reason, never the payload or personal data (clause 7.5). Avro: `laurel.messaging.DeadLettered`.
 */
export interface DeadLettered {
  /** The member whose messages wait: the key of the message; empty when the key cannot be read. */
  readonly memberId: string
  /** When the message got into this state, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The service that could not handle it, such as points-service. */
  readonly service: string
  /** Where the message is: its topic, without the prefix of the installation. */
  readonly topic: string
  /** Where the message is: its partition. */
  readonly partition: number
  /** Where the message is: its offset in the partition. */
  readonly offset: number
  /** Its ce_id; null when the headers cannot be read. */
  readonly messageId: string | null
  /** Its ce_type; null when the headers cannot be read. */
  readonly type: string | null
  /** Stable code of the reason in SCREAMING_SNAKE. */
  readonly code: string
  /** How often it was tried; grows with each try. */
  readonly attempts: number
  /**
   * parked: it failed; behind: it waits behind a parked one; released: it was handled after all; dropped: staff gave it
   * up.
   */
  readonly state: string
}

export const DeadLettered: EventType<DeadLettered, 'dead-letters'> = {
  name: 'laurel.messaging.DeadLettered',
  topic: 'dead-letters',
}
