import { masterKeyManagement } from '@laurel/mongo'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { SigningKey, SigningKeyStore } from '../../application/signing-keys.ts'
import { createKeyRing } from './key-ring.ts'
import { createRefreshTokens } from './refresh-tokens.ts'
import { createTokenMint } from './token-mint.ts'

const now = Date.parse('2026-11-24T04:00:00Z')
const minuteMs = 60_000
const rotation = { signsForMs: 1000 * minuteMs, overlapMs: 20 * minuteMs }
const caller = { memberId: 'mbr_1', sessionId: 'ses_1' }

const inMemory = (): SigningKeyStore => {
  const keys: SigningKey[] = []
  return {
    newest: async (count) => keys.toSorted((a, b) => b.number - a.number).slice(0, count),
    add: async (key) => {
      if (!keys.some(({ number }) => number === key.number)) keys.push(key)
    },
  }
}
const refreshTokens = await createRefreshTokens(masterKeyManagement(Buffer.alloc(32, 1)))
const store = inMemory()
const ring = await createKeyRing(store, rotation, now)
const mint = createTokenMint(ring, refreshTokens, 15 * minuteMs)
const { accessToken, accessTokenExpiresAt } = await mint.issue(caller, 1, now)

const forged = (key: CryptoKey | Uint8Array, alg: string, kid: string) =>
  new SignJWT({ sid: 'ses_1' })
    .setProtectedHeader({ alg, kid, typ: 'at+jwt' })
    .setSubject('mbr_1')
    .setIssuer('laurel')
    .setAudience('laurel')
    .setIssuedAt(now / 1000)
    .setExpirationTime(now / 1000 + 900)
    .sign(key)

describe('an access token', () => {
  test('says whose it is, for 15 minutes', async () => {
    expect(accessTokenExpiresAt).toBe(now + 15 * minuteMs)
    expect(await mint.readAccess(accessToken, now)).toEqual(caller)
    expect(await mint.readAccess(accessToken, accessTokenExpiresAt)).toEqual(caller)
    expect(await mint.readAccess(accessToken, accessTokenExpiresAt + 5000)).toBeNull()
  })

  test('holds no more than ids and times', () => {
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
    expect(Object.keys(claims).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub'])
  })

  test('that was altered, unsigned, signed by others or by another algorithm is refused', async () => {
    const { kid, publicJwk } = ring.signer()
    const unsigned = new UnsecuredJWT({ sid: 'ses_1' }).setSubject('mbr_1').setIssuer('laurel').setAudience('laurel')
    const strangers = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
    const publicBytes = Buffer.from(publicJwk.x ?? '', 'base64url')
    const tokens = [
      `${accessToken.slice(0, -2)}AA`,
      unsigned
        .setIssuedAt(now / 1000)
        .setExpirationTime(now / 1000 + 900)
        .encode(),
      await forged(strangers.privateKey, 'EdDSA', kid),
      await forged(strangers.privateKey, 'EdDSA', 'unknown'),
      await forged(publicBytes, 'HS256', kid),
      '',
      'a.b.c',
      'x'.repeat(5000),
    ]
    for (const token of tokens) expect(await mint.readAccess(token, now)).toBeNull()
  })
})

describe('the key ring', () => {
  test('is the same for every replica', async () => {
    const replica = createTokenMint(await createKeyRing(store, rotation, now), refreshTokens, 15 * minuteMs)
    expect(await replica.readAccess(accessToken, now)).toEqual(caller)
  })

  test('signs with a new key by age; the one before verifies until its last token has ended', async () => {
    const own = inMemory()
    const rotating = await createKeyRing(own, rotation, now)
    const first = rotating.signer().kid
    const later = now + rotation.signsForMs
    await rotating.renew(later - 1)
    expect(rotating.signer().kid).toBe(first)
    await rotating.renew(later)
    expect(rotating.signer().kid).not.toBe(first)
    expect(rotating.byId(first)).toBeDefined()
    await rotating.renew(later + rotation.overlapMs)
    expect(rotating.byId(first)).toBeUndefined()
  })

  test('shows public keys only', async () => {
    const stranger = await exportJWK((await generateKeyPair('EdDSA', { crv: 'Ed25519' })).publicKey)
    const shown = ring.publicKeys()
    expect(shown).toHaveLength(1)
    expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual([...Object.keys(stranger), 'alg', 'kid', 'use'].toSorted())
    expect(shown[0]).not.toHaveProperty('d')
  })
})

describe('a refresh token', () => {
  test('stands for its session and generation, and is the same each time', () => {
    const claim = { sessionId: 'ses_1', generation: 3 }
    expect(refreshTokens.read(refreshTokens.make(claim))).toEqual(claim)
    expect(refreshTokens.make(claim)).toBe(refreshTokens.make(claim))
  })

  test('cannot be made for another session or generation, or by others', async () => {
    const token = refreshTokens.make({ sessionId: 'ses_1', generation: 1 })
    const others = await createRefreshTokens(masterKeyManagement(Buffer.alloc(32, 2)))
    for (const wrong of [
      token.replace('.1.', '.2.'),
      token.replace('ses_1', 'ses_2'),
      token.slice(0, -1),
      '',
      'lrt_a.0.x',
    ]) {
      expect(refreshTokens.read(wrong)).toBeNull()
    }
    expect(others.read(token)).toBeNull()
  })
})
