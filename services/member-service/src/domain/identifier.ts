import { err, ok, type Result } from '@laurel/kernel'

/** How a member can be reached and told apart [2.1]. */
export type Channel = 'phone' | 'email'

/** An address in the one form that it is kept, compared and written to in: E.164, or an e-mail address case-folded. */
export interface Identifier {
  readonly channel: Channel
  readonly address: string
}

/** Reads a mobile number as a person writes it; E.164, or null when it is not a mobile number that can exist. */
export type ParseMobile = (text: string) => string | null

// RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all. Characters are counted, so non-ASCII addresses get more octets.
const localPart = /^[^\s\p{C}@.,:;<>()[\]\\"]+(?:\.[^\s\p{C}@.,:;<>()[\]\\"]+)*$/u
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u
const allDigits = /^\d+$/
const localMax = 64
const emailMax = 254
const phoneMax = 40

/** Which channel an address is meant for, when the client did not say. */
export function channelOf(text: string): Channel {
  return text.includes('@') ? 'email' : 'phone'
}

/**
 * The address in its kept form [2.1]. E-mail is case-folded as a whole: no provider that matters tells `A@x` from `a@x`,
 * and two accounts for one mailbox would be the worse mistake.
 */
export function identifierOf(
  channel: Channel,
  text: string,
  parseMobile: ParseMobile,
): Result<Identifier, 'ADDRESS_INVALID'> {
  const address = channel === 'email' ? emailOf(text) : phoneOf(text, parseMobile)
  return address === null ? err('ADDRESS_INVALID') : ok({ channel, address })
}

function phoneOf(text: string, parseMobile: ParseMobile): string | null {
  const trimmed = text.normalize('NFKC').trim()
  return trimmed.length > phoneMax ? null : parseMobile(trimmed)
}

function emailOf(text: string): string | null {
  // Case-folding can undo composition, so compose again: equal addresses must be equal texts.
  const address = text.trim().normalize('NFC').toLowerCase().normalize('NFC')
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (at < 1 || address.length > emailMax || local.length > localMax || !localPart.test(local)) return null
  const labels = domain.split('.')
  if (labels.length < 2 || !labels.every((label) => domainLabel.test(label))) return null
  return allDigits.test(labels.at(-1) ?? '') ? null : address
}
