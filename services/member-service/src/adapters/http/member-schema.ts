import { Type } from 'typebox'
import type { MemberView } from '../../application/member-view.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

/** A member as they see themselves. */
export const memberSchema = Type.Object({
  id: Type.String(),
  displayName: Type.Union([Type.String(), Type.Null()]),
  language: Type.Enum(['zh-CN', 'en']),
  memberSince: timeSchema,
  identifiers: Type.Array(
    Type.Object({ channel: Type.Enum(['phone', 'email']), address: Type.String(), confirmedAt: timeSchema }),
  ),
})

/** See {@link memberSchema}. */
export function memberAnswer({ id, displayName, language, memberSince, identifiers }: MemberView) {
  return {
    id,
    displayName,
    language: language === 'zh' ? ('zh-CN' as const) : ('en' as const),
    memberSince: rfc3339(memberSince),
    identifiers: identifiers.map(({ channel, address, confirmedAt }) => ({
      channel,
      address,
      confirmedAt: rfc3339(confirmedAt),
    })),
  }
}
