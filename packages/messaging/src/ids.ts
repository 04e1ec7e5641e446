import { hash } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford base 32

/**
 * Ids that follow from a message's identity: the n-th call gives the same id on every delivery, so a batch that runs
 * again after a crash makes the same documents.
 */
export function deterministicIds(source: string, messageId: string): (prefix: string) => string {
  let calls = 0
  return (prefix) => {
    calls += 1
    const digest = hash('sha256', `${source}\u0000${messageId}\u0000${calls}`, 'buffer')
    return `${prefix}_${base32(digest)}`
  }
}

/** 26 characters from the first 130 bits of `bytes`. */
function base32(bytes: Buffer): string {
  let text = ''
  let bits = 0
  let buffer = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < 26) {
      bits -= 5
      text += ALPHABET[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
    if (text.length === 26) break
  }
  return text
}
