import { createHash, hkdfSync } from 'node:crypto'
import type { KeyManagement } from './key-management.ts'
import { openValue, sealValue } from './sealed-value.ts'

/** The length of the master key and of every key made from it. */
export const KEY_BYTES = 32

/**
 * Key management around a master key that is in this process's memory. The master key is never used directly: every
 * use has its own key by HKDF-SHA-256 (RFC 5869), so that no two uses can be played against each other.
 */
export const masterKeyManagement = (master: Buffer): KeyManagement => {
  if (master.length !== KEY_BYTES) throw new RangeError(`A master key has ${KEY_BYTES} bytes, not ${master.length}.`)
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'laurel', purpose, KEY_BYTES))
  const wrapping = derive('wrap')
  return {
    fingerprint: createHash('sha256').update(derive('fingerprint')).digest('hex').slice(0, 16),
    wrap: async (key, context) => sealValue(wrapping, key, `data-key:${context}`),
    unwrap: async (wrapped, context) => openValue(wrapping, wrapped, `data-key:${context}`),
    derive: async (purpose) => derive(`use:${purpose}`),
  }
}
