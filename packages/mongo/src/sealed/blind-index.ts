import { createHmac } from 'node:crypto'
import type { KeyManagement } from './key-management.ts'

/** Turns a value into a fixed, keyed digest that can be looked up and be unique without the value being stored. */
export type BlindIndex = (value: string) => string

/**
 * A blind index for one purpose: HMAC-SHA-256 (RFC 2104) under a key derived from the master key, as 43 base64url
 * characters. Equal values give equal digests for ever, so the caller must normalise first. Without the master key a
 * digest cannot be tested against guessed values, which a bare hash of a phone number could. Source: policy 7.2.
 */
export const createBlindIndex = async (keys: KeyManagement, purpose: string): Promise<BlindIndex> => {
  const key = await keys.derive(`blind-index:${purpose}`)
  return (value) => createHmac('sha256', key).update(value, 'utf8').digest('base64url')
}
