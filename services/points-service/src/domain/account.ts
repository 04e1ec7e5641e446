import type { MemberId, ShanghaiDay } from '@laurel/kernel'
import type { Balance } from './balance.ts'
import type { Tier } from './tier.ts'

/** A member's points account. Its balance moves only by `post`, so never without an entry [6.8]. */
export type Account = Balance & {
  readonly _id: MemberId
  readonly memberId: MemberId
  /** How many ledger transactions have been posted to it. */
  readonly version: number
  /** The member's first day in Laurel; null until it has been told. */
  readonly openedOn: ShanghaiDay | null
  /** The tier in force, by which the next purchase earns [6.1]. */
  readonly tier: Tier
}

/** The account of a member who is heard of for the first time: empty, and ordinary as every new member is [3.1]. */
export const newAccount = (memberId: MemberId): Account => ({
  _id: memberId,
  memberId,
  available: 0,
  held: 0,
  pending: 0,
  debt: 0,
  version: 0,
  openedOn: null,
  tier: 'ordinary',
})
