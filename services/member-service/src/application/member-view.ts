import type { Instant } from '@laurel/kernel'
import type { MemberKey } from '@laurel/mongo'
import type { Language } from '../domain/language.ts'
import type { Ports } from './ports.ts'
import type { ConfirmedIdentifier } from './store-ports.ts'

/** A member as they see themselves [7.5]. */
export interface MemberView {
  readonly id: string
  readonly displayName: string | null
  readonly language: Language
  readonly memberSince: Instant
  readonly identifiers: readonly ConfirmedIdentifier[]
}

/** The member of a key, opened; null when there is no such member. */
export async function memberView({ stores }: Pick<Ports, 'stores'>, key: MemberKey): Promise<MemberView | null> {
  const member = await stores.members.find(key)
  if (!member) return null
  const standing = await stores.standings.find(key.memberId)
  return {
    id: member.memberId,
    displayName: member.displayName,
    language: member.language,
    memberSince: standing?.memberSince ?? member.createdAt,
    identifiers: await stores.identifiers.ofMember(key),
  }
}
