// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * Laurel took on a member of an older system (clause 2.1). The member has no credentials here yet. Avro:
 * `laurel.member.MemberImported`.
 */
export interface MemberImported {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The system that the member comes from. */
  readonly sourceSystem: string
  /** When the member joined that system, epoch milliseconds UTC. */
  readonly joinedAt: number
}

export const MemberImported: EventType<MemberImported> = {
  name: 'laurel.member.MemberImported',
  topic: 'member.events',
}
