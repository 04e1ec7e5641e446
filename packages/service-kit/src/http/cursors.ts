import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Static, TSchema } from 'typebox'
import Value from 'typebox/value'
import { framework } from './fault-to-problem.ts'

/** Cursors of one list: opaque to clients, and good only for that list. */
export type Cursors<T> = {
  /**
   * The text for `next`.
   *
   * @param scope what else the position belongs to, e.g. the member id or the filter: it must be the same when read
   */
  encode(position: T, scope?: string): string
  /** The position in a `cursor`; undefined without one. @throws Problem CURSOR_INVALID when we did not write it */
  decode(cursor: string | undefined, scope?: string): T | undefined
}

const MAC_BYTES = 16
const KEY_BYTES_MIN = 16

/**
 * Cursors signed with HMAC-SHA-256 under a key of their own, derived from `options.key`. Replicas of a service must
 * have the same key. A cursor is signed, not sealed: put ids and numbers in it, no personal data.
 *
 * @param options.list the list's name; a cursor of another list is refused
 * @param options.position the schema of a position
 */
export function createCursors<S extends TSchema>(options: {
  readonly key: Uint8Array
  readonly list: string
  readonly position: S
}): Cursors<Static<S>> {
  if (options.key.byteLength < KEY_BYTES_MIN) throw new RangeError(`a cursor key has at least ${KEY_BYTES_MIN} bytes`)
  const key = Buffer.from(hkdfSync('sha256', options.key, '', `laurel cursor ${options.list}`, 32))
  const mac = (content: Buffer, scope: string) =>
    createHmac('sha256', key).update(`${scope.length}:${scope}`).update(content).digest().subarray(0, MAC_BYTES)
  return {
    encode(position, scope = '') {
      const content = Buffer.from(JSON.stringify(position))
      return Buffer.concat([mac(content, scope), content]).toString('base64url')
    },
    decode(cursor, scope = '') {
      if (cursor === undefined) return undefined
      const bytes = Buffer.from(cursor, 'base64url')
      const content = bytes.subarray(MAC_BYTES)
      // Base64 text has several spellings of the same bytes: only the one we write is ours.
      const ours = bytes.length > MAC_BYTES && bytes.toString('base64url') === cursor
      if (!ours || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(content, scope))) {
        throw framework.problem('CURSOR_INVALID')
      }
      const position: unknown = JSON.parse(content.toString('utf8'))
      // Written by an older version, whose positions had another shape.
      if (!Value.Check(options.position, position)) throw framework.problem('CURSOR_INVALID')
      return position
    },
  }
}
