/**
 * The port to whatever guards the master key: a file in development, a key management service in production.
 *
 * The master key itself never crosses this port. An adapter must make `wrap` authenticated: a wrapped key that was
 * altered, or is unwrapped under another context, is refused by a throw (it is a fault, never a business outcome).
 * Source: policy 7.2 and 7.5, architecture decision 9.
 */
export interface KeyManagement {
  /** Names the master key without revealing it, so that a database can say which key it was sealed with. */
  readonly fingerprint: string
  /** Encrypts a 32-byte data key. `context` (the member's id) must be given again to unwrap it. */
  wrap(key: Buffer, context: string): Promise<Buffer>
  /** The data key back. Throws when the bytes, the context or the master key are not those of `wrap`. */
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>
  /** A 32-byte key for one purpose (a blind index, one-time codes): the same for ever, of no use for another purpose. */
  derive(purpose: string): Promise<Buffer>
}
