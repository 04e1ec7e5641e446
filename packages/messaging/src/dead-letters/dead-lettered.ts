import { DeadLettered, inTopic } from '@laurel/events'
import { type Outgoing, outgoing } from '../event.ts'
import type { ServiceName } from '../service-name.ts'
import type { Parked } from './parked.ts'

/** The record that tells operators of a parked message: a pointer and a reason, never the payload (ADR 0006). */
export function deadLettered(service: ServiceName, parked: Parked, now: number): Outgoing {
  return outgoing(inTopic(DeadLettered, `${service}.dead-letters`), {
    memberId: parked.memberId,
    occurredAt: now,
    service,
    topic: parked.topic,
    partition: parked.partition,
    offset: parked.offset,
    messageId: plain(parked.messageId),
    type: plain(parked.typeName),
    code: parked.code,
    attempts: parked.attempts,
    state: parked.state,
  })
}

/** Headers are another team's text: what could be an address or a phone number is not repeated on our topic [7.5]. */
function plain(text: string | null): string | null {
  return text !== null && /^[\w.:/-]{1,200}$/.test(text) && !/^\d{7,15}$/.test(text) ? text : null
}
