import { Type } from 'typebox'
import type { Tokens } from '../../application/ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

/** The tokens of a session as they are answered. */
export const tokenFields = {
  accessToken: Type.String({ description: 'for `Authorization: Bearer`' }),
  accessTokenExpiresAt: timeSchema,
  refreshToken: Type.String({ description: 'for POST /v1/sessions/refresh; works once' }),
} as const

/** See {@link tokenFields}. */
export function tokensAnswer({ accessToken, accessTokenExpiresAt, refreshToken }: Tokens) {
  return { accessToken, accessTokenExpiresAt: rfc3339(accessTokenExpiresAt), refreshToken }
}
