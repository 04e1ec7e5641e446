// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * A member of an older system is brought into Laurel by another team (clause 2.1). Personal data never travels here.
 * Avro: `laurel.platform.MemberImported`.
 */
export interface PlatformMemberImported {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The system that the member comes from. */
  readonly sourceSystem: string
  /** When the member joined that system, epoch milliseconds UTC. */
  readonly joinedAt: number
}

export const PlatformMemberImported: EventType<PlatformMemberImported> = {
  name: 'laurel.platform.MemberImported',
  topic: 'platform.events',
}
