import { randomBytes } from 'node:crypto'
import type { Clock } from '@laurel/kernel'

/** Where new ids come from. A port, so that tests and replays can give their own. */
export type Ids = {
  /**
   * A new opaque id: the prefix, `_`, and 26 characters of Crockford's base 32 (`mbr_01JD…`): 48 bits of time and 80
   * random bits. Ids of one source sort by the order of their making, also within one millisecond.
   */
  newId(prefix: string): string
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_CHARS = 10
const RANDOM_CHARS = 16
const RANDOM_BYTES = 10
const PREFIX = /^[a-z][a-z0-9]{1,11}$/

/**
 * Ids from a clock and the system's randomness.
 *
 * @param options.random for tests: gives that many bytes; by default cryptographic
 * @throws RangeError from `newId` when the prefix is not 2–12 lower-case letters and digits
 */
export function createIds(options: { clock: Clock; random?: (bytes: number) => Uint8Array }): Ids {
  const random = options.random ?? randomBytes
  let lastTime = -1
  let digits = new Uint8Array(RANDOM_CHARS)
  return {
    newId(prefix) {
      if (!PREFIX.test(prefix)) throw new RangeError('an id prefix is 2 to 12 lower-case letters and digits')
      const now = options.clock.now()
      if (now > lastTime) {
        lastTime = now
        digits = toDigits(random(RANDOM_BYTES))
      } else if (!increment(digits)) {
        lastTime += 1
      }
      return `${prefix}_${timeText(lastTime)}${digitsText(digits)}`
    },
  }
}

/** Adds one to the base 32 digits in place; false when they ran over to all zeros. */
function increment(digits: Uint8Array): boolean {
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    const digit = digits[i] ?? 0
    if (digit < 31) {
      digits[i] = digit + 1
      return true
    }
    digits[i] = 0
  }
  return false
}

function toDigits(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const digits = new Uint8Array(RANDOM_CHARS)
  let bits = 0
  let held = 0
  let at = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 5) {
      held -= 5
      digits[at] = (bits >> held) & 31
      at += 1
    }
    bits &= (1 << held) - 1
  }
  return digits
}

function timeText(instant: number): string {
  let text = ''
  let rest = instant
  for (let i = 0; i < TIME_CHARS; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function digitsText(digits: Uint8Array): string {
  let text = ''
  for (const digit of digits) text += ALPHABET.charAt(digit)
  return text
}
