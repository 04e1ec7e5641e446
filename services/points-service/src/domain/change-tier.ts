import type { MemberId } from '@laurel/kernel'
import { type Account, newAccount } from './account.ts'
import { type Change, noChange } from './change.ts'
import type { Tier } from './tier.ts'

/** Puts a tier in force for what is posted from now on [6.1]. Points that were posted before stay as they are. */
export const changeTier = (
  { memberId, tier }: { readonly memberId: MemberId; readonly tier: Tier },
  account: Account | null,
): Change => {
  const stored = account ?? newAccount(memberId)
  return account !== null && stored.tier === tier ? noChange : { ...noChange, account: { ...stored, tier } }
}
