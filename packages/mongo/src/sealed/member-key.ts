import { randomBytes } from 'node:crypto'
import { KEY_BYTES } from './master-key.ts'
import { openValue, sealValue } from './sealed-value.ts'

/**
 * One member's data key, unwrapped. What it seals opens only with it, for the same member and the same field: a value
 * copied into another member's document, or from `address` into `displayName`, is refused ({@link SealBrokenError}).
 */
export interface MemberKey {
  readonly memberId: string
  /** `field` names the place, e.g. `members.displayName`; it is authenticated, not stored. */
  seal(field: string, text: string): Buffer
  open(field: string, sealed: Buffer): string
}

const place = (memberId: string, field: string) => JSON.stringify([memberId, field])

/** The face of a raw 32-byte data key. */
export function memberKeyOf(memberId: string, raw: Buffer): MemberKey {
  return {
    memberId,
    seal: (field, text) => sealValue(raw, text, place(memberId, field)),
    open: (field, sealed) => openValue(raw, sealed, place(memberId, field)).toString('utf8'),
  }
}

/** A new data key's bytes. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES)
}
