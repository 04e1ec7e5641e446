import type { Instant } from '@laurel/kernel'

/** A key pair that signs access tokens, as JSON Web Keys. */
export interface SigningKey {
  /** 1, 2, 3…: the newest signs, those before it still verify. */
  readonly number: number
  readonly kid: string
  readonly publicJwk: Readonly<Record<string, unknown>>
  readonly privateJwk: Readonly<Record<string, unknown>>
  readonly createdAt: Instant
}

/** Where signing keys are kept for all replicas. */
export interface SigningKeyStore {
  /** The newest `count` keys, newest first. */
  newest(count: number): Promise<readonly SigningKey[]>
  /** Adds a key. If another process added one with this number meanwhile, that one stays and this is dropped. */
  add(key: SigningKey): Promise<void>
}
