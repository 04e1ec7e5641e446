import { type EventType, MemberStanding } from '@laurel/events'
import type { Instant } from '@laurel/kernel'
import type { Standing } from '../domain/standing.ts'

/** The snapshot of a standing for the compacted topic: what other teams may rely on [4.1]. */
export function standingSnapshot(
  memberId: string,
  standing: Standing,
  now: Instant,
): { readonly type: EventType<MemberStanding>; readonly value: MemberStanding } {
  const { status, tier, memberSince, entitlements, restrictions } = standing
  return {
    type: MemberStanding,
    value: {
      memberId,
      occurredAt: now,
      status,
      tier,
      memberSince,
      entitlements,
      restrictions,
      policyVersion: standing.tierPolicyVersion,
    },
  }
}
