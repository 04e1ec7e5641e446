import type { MemberId, ShanghaiDay } from '@laurel/kernel'
import { type Account, newAccount } from './account.ts'
import { type Change, noChange } from './change.ts'

/**
 * Tells the account of the member's first day in Laurel, by which older purchases are known [6.1]. It may be told more
 * than once and in any order: the earliest day counts. Points that were posted before stay as they are.
 */
export const openAccount = (
  { memberId, firstDay }: { readonly memberId: MemberId; readonly firstDay: ShanghaiDay },
  account: Account | null,
): Change => {
  const isEarlier = account === null || account.openedOn === null || firstDay < account.openedOn
  return isEarlier ? { ...noChange, account: { ...(account ?? newAccount(memberId)), openedOn: firstDay } } : noChange
}
