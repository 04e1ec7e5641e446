import { type CryptoKey, jwtVerify, SignJWT } from 'jose'
import type { TokenMint } from '../../application/ports.ts'
import type { KeyRing } from './key-ring.ts'
import type { RefreshTokens } from './refresh-tokens.ts'

const issuer = 'laurel'
const audience = 'laurel'
// Two replicas' clocks differ: a token that one just issued must hold with the other.
const clockToleranceSeconds = 5

/**
 * Access tokens as JWTs (RFC 9068 in spirit) signed with Ed25519. Only `EdDSA` is read, whatever the token's header says, so
 * neither `none` nor a key of another kind gets in.
 */
export function createTokenMint(ring: KeyRing, refreshTokens: RefreshTokens, accessTokenMs: number): TokenMint {
  return {
    issue: async (caller, generation, now) => {
      const { kid, privateKey } = ring.signer()
      const issuedAt = Math.floor(now / 1000)
      const expiresAt = issuedAt + Math.floor(accessTokenMs / 1000)
      const accessToken = await new SignJWT({ sid: caller.sessionId })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
        .setSubject(caller.memberId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      const refreshToken = refreshTokens.make({ sessionId: caller.sessionId, generation })
      return { accessToken, accessTokenExpiresAt: expiresAt * 1000, refreshToken }
    },
    readAccess: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => keyOf(ring, kid), {
          algorithms: ['EdDSA'],
          typ: 'at+jwt',
          issuer,
          audience,
          currentDate: new Date(now),
          clockTolerance: clockToleranceSeconds,
          requiredClaims: ['sub', 'sid', 'exp', 'iat'],
        })
        const { sub, sid } = payload
        return sub !== undefined && typeof sid === 'string' ? { memberId: sub, sessionId: sid } : null
      } catch {
        // Why a token is no good is not for whoever holds it to know.
        return null
      }
    },
    readRefresh: (token) => refreshTokens.read(token),
  }
}

function keyOf(ring: KeyRing, kid: string | undefined): CryptoKey {
  const key = ring.byId(kid ?? '')
  if (!key) throw new Error('The token names no key of ours')
  return key.publicKey
}
