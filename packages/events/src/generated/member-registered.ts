// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * A member registered and confirmed the address by a one-time code (clause 2.1). Avro:
 * `laurel.member.MemberRegistered`.
 */
export interface MemberRegistered {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** How the address was confirmed: phone or email. Never the address. */
  readonly channel: string
}

export const MemberRegistered: EventType<MemberRegistered> = {
  name: 'laurel.member.MemberRegistered',
  topic: 'member.events',
}
