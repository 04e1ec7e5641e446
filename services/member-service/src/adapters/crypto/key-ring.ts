import type { Instant } from '@laurel/kernel'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { SigningKey, SigningKeyStore } from '../../application/signing-keys.ts'

/** How keys are renewed, in ms. `overlapMs` is how long a key still verifies after the next one took over. */
export interface KeyRotation {
  readonly signsForMs: number
  readonly overlapMs: number
}

/** A key ready for use. */
export interface LoadedKey {
  readonly kid: string
  readonly publicJwk: JWK
  readonly publicKey: CryptoKey
  readonly privateKey: CryptoKey
}

/** The keys that access tokens are signed and verified with, shared by all replicas through the store. */
export interface KeyRing {
  /** The newest key. */
  signer(): LoadedKey
  byId(kid: string): LoadedKey | undefined
  /** The public keys, for `/.well-known/jwks.json`. */
  publicKeys(): readonly JWK[]
  /** Reads the keys again, and adds a new one when the newest has signed for long enough. */
  renew(now: Instant): Promise<void>
}

const keptCount = 3

/** The ring with its keys loaded; a store without keys gets its first one. */
export async function createKeyRing(store: SigningKeyStore, rotation: KeyRotation, now: Instant): Promise<KeyRing> {
  let keys: readonly LoadedKey[] = []
  const renew = async (at: Instant) => {
    const [newest] = await store.newest(1)
    if (!newest || at >= newest.createdAt + rotation.signsForMs)
      await store.add(await newKey((newest?.number ?? 0) + 1, at))
    const stored = await store.newest(keptCount)
    // A key is done once the next one is older than any token that it signed.
    const live = stored.filter(
      (_, index) => index === 0 || at < (stored[index - 1]?.createdAt ?? 0) + rotation.overlapMs,
    )
    keys = await Promise.all(live.map(load))
  }
  await renew(now)
  return {
    signer: () => {
      const [newest] = keys
      if (!newest) throw new Error('The key ring is empty')
      return newest
    },
    byId: (kid) => keys.find((key) => key.kid === kid),
    publicKeys: () => keys.map(({ publicJwk }) => publicJwk),
    renew,
  }
}

async function newKey(number: number, createdAt: Instant): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  const marks = { kid, alg: 'EdDSA', use: 'sig' }
  return {
    number,
    kid,
    publicJwk: { ...publicJwk, ...marks },
    privateJwk: { ...(await exportJWK(privateKey)), ...marks },
    createdAt,
  }
}

async function load({ kid, publicJwk, privateJwk }: SigningKey): Promise<LoadedKey> {
  const [publicKey, privateKey] = await Promise.all([importKey(publicJwk), importKey(privateJwk)])
  return { kid, publicJwk, publicKey, privateKey }
}

async function importKey(jwk: Readonly<Record<string, unknown>>): Promise<CryptoKey> {
  return (await importJWK(jwk, 'EdDSA')) as CryptoKey
}
