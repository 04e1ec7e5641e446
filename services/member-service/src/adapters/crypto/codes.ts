import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { KeyManagement } from '@laurel/mongo'
import type { Codes } from '../../application/ports.ts'

/** One-time codes from the system's randomness, hashed by HMAC-SHA-256: without the key a million guesses would find one. */
export async function createCodes(keys: KeyManagement): Promise<Codes> {
  const key = await keys.derive('one-time-codes')
  const digest = (scope: string, code: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([scope, code]))
      .digest()
  return {
    draw: (digits) => String(randomInt(10 ** digits)).padStart(digits, '0'),
    hash: (scope, code) => digest(scope, code).toString('base64url'),
    unmatchable: () => randomBytes(32).toString('base64url'),
    matches: (scope, code, hash) => {
      const kept = Buffer.from(hash, 'base64url')
      const tried = digest(scope, code)
      return kept.length === tried.length && timingSafeEqual(kept, tried)
    },
  }
}
