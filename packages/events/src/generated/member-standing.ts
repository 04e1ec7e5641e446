// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'
import type { Restriction } from './restriction.ts'

/**
 * Snapshot: what other teams may rely on about a member now. The newest one per member replaces all before (clauses
 * 3.4, 4.1). Avro: `laurel.member.MemberStanding`.
 */
export interface MemberStanding {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** Where the account is in its life, such as active or closed. Treat a word that you do not know as not active. */
  readonly status: string
  /** ordinary, silver, gold or diamond (3.1). */
  readonly tier: string
  /** When the member joined, epoch milliseconds UTC. */
  readonly memberSince: number
  /** Codes of the benefits that the tier gives (3.4). Read them; never compute them from the tier. */
  readonly entitlements: readonly string[]
  /** Benefits withheld at present (2.4, 9.3). A restriction outweighs an entitlement. */
  readonly restrictions: readonly Restriction[]
  /** Version of the tier policy that this standing follows from (3.5). */
  readonly policyVersion: number
}

export const MemberStanding: EventType<MemberStanding> = {
  name: 'laurel.member.MemberStanding',
  topic: 'member.standing',
}
