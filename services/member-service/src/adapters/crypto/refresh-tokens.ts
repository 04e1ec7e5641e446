import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeyManagement } from '@laurel/mongo'

/** What a refresh token stands for. */
export interface RefreshClaim {
  readonly sessionId: string
  readonly generation: number
}

/** Makes and reads refresh tokens. */
export interface RefreshTokens {
  make(claim: RefreshClaim): string
  read(token: string): RefreshClaim | null
}

const shape = /^lrt_(?<sessionId>[\w-]{1,100})\.(?<generation>[1-9]\d{0,8})\.(?<mac>[\w-]{43})$/

/**
 * Refresh tokens that follow from their session and generation by HMAC-SHA-256 under a derived key. None is stored, so a copy of
 * the database signs nobody in; and the same one can be given again to the loser of a race.
 */
export async function createRefreshTokens(keys: KeyManagement): Promise<RefreshTokens> {
  const key = await keys.derive('refresh-tokens')
  const macOf = ({ sessionId, generation }: RefreshClaim) =>
    createHmac('sha256', key).update(`${sessionId}.${generation}`).digest()
  return {
    make: (claim) => `lrt_${claim.sessionId}.${claim.generation}.${macOf(claim).toString('base64url')}`,
    read: (token) => {
      const { sessionId, generation, mac } = shape.exec(token)?.groups ?? {}
      if (!sessionId || !generation || !mac) return null
      const claim = { sessionId, generation: Number(generation) }
      return timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(claim)) ? claim : null
    },
  }
}
