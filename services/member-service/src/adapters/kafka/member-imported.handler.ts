import { MemberImported, PlatformMemberImported } from '@laurel/events'
import { handler, outgoing } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import { startingStanding } from '../../domain/standing.ts'
import { standingPoliciesV1 } from '../../policies/standing.ts'

/**
 * Takes on a member of an older system [2.1]: a record without a name or an address, and a standing. A member that is known
 * already stays as they are, however often and by whichever system they are brought in.
 */
export const memberImported = handler(PlatformMemberImported, stores, {
  needs: ({ memberId }) => ({ members: { ids: [memberId] } }),
  handle: ({ memberId, sourceSystem, joinedAt }, state, { now }) => {
    if (state.members.get(memberId)) return {}
    const member = { _id: memberId, memberId, displayName: null, language: 'zh', origin: 'import' } as const
    const standing = startingStanding(Math.min(joinedAt, now), now, standingPoliciesV1)
    return {
      save: {
        members: [{ ...member, sourceSystem, createdAt: now }],
        standings: [{ _id: memberId, memberId, ...standing }],
      },
      emit: [outgoing(MemberImported, { memberId, occurredAt: now, sourceSystem, joinedAt })],
    }
  },
})
