import { MemberRegistered, PlatformMemberImported } from '@laurel/events'
import { type MemberId, shanghaiDay } from '@laurel/kernel'
import { handler, type View } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import type { Account } from '../../domain/account.ts'
import { openAccount } from '../../domain/open-account.ts'
import { fromChange } from './decision.ts'

/** [6.1] Whoever registers has an account from that day on. */
export const memberRegistered = handler(MemberRegistered, stores, {
  needs: ({ memberId }) => ({ accounts: { ids: [memberId] } }),
  handle: (event, { accounts }) => opened(event, accounts),
})

/**
 * [6.1] A member brought in from another system. Taken from platform.events, where it comes before that system's
 * purchases, and not from member.events, whose order to them is not known.
 */
export const memberImported = handler(PlatformMemberImported, stores, {
  needs: ({ memberId }) => ({ accounts: { ids: [memberId] } }),
  handle: (event, { accounts }) => opened(event, accounts),
})

/** The first day in Laurel is the day of registering or of being brought in, not that of joining the other system. */
function opened({ memberId, occurredAt }: { memberId: string; occurredAt: number }, accounts: View<Account>) {
  const firstDay = shanghaiDay(occurredAt)
  return fromChange(openAccount({ memberId: memberId as MemberId, firstDay }, accounts.get(memberId) ?? null))
}
