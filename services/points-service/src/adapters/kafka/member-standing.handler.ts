import { MemberStanding } from '@laurel/events'
import type { MemberId } from '@laurel/kernel'
import { handler } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import { changeTier } from '../../domain/change-tier.ts'
import { isTier } from '../../domain/tier.ts'
import { fromChange } from './decision.ts'

/** [6.1] The tier in force, by which the next purchase earns. */
export const memberStanding = handler(MemberStanding, stores, {
  needs: ({ memberId }) => ({ accounts: { ids: [memberId] } }),
  handle: ({ memberId, tier }, { accounts }) => {
    if (!isTier(tier)) return { refuse: 'TIER_UNKNOWN' }
    return fromChange(changeTier({ memberId: memberId as MemberId, tier }, accounts.get(memberId) ?? null))
  },
})
