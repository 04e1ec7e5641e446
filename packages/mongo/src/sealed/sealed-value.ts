import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 1 + IV_BYTES + TAG_BYTES

/** Sealed bytes that cannot be opened: altered, moved to another place, sealed with another key, or not sealed at all. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
}

const associatedData = (version: number, context: string) => Buffer.from(`laurel:${version}:${context}`, 'utf8')

/**
 * Seals text under a 32-byte key with AES-256-GCM (NIST SP 800-38D), as one buffer: version (1 byte), iv (12), tag (16),
 * ciphertext. The version and `context` are authenticated, so the bytes open only in the place they were sealed for.
 */
export const sealValue = (key: Buffer, plaintext: string | Buffer, context: string): Buffer => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(VERSION, context))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), ciphertext])
}

/** Opens what {@link sealValue} sealed. Throws {@link SealBrokenError}, which never carries the bytes. */
export const openValue = (key: Buffer, sealed: Buffer, context: string): Buffer => {
  if (sealed.length < HEADER_BYTES) throw new SealBrokenError('The sealed value is too short to be one.')
  const version = sealed.readUInt8(0)
  if (version !== VERSION) throw new SealBrokenError(`The sealed value has version ${version}; this code reads 1.`)
  const iv = sealed.subarray(1, 1 + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    .setAAD(associatedData(version, context))
    .setAuthTag(sealed.subarray(1 + IV_BYTES, HEADER_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()])
  } catch (cause) {
    throw new SealBrokenError('This does not open here: another key, another place, or altered bytes.', { cause })
  }
}
