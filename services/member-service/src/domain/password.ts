import { err, ok, type Result } from '@laurel/kernel'

/** The figures for passwords, as data of a policy version. Lengths in characters (code points). */
export interface PasswordPolicy {
  readonly version: number
  readonly lengthMin: number
  readonly lengthMax: number
  /** Passwords that attackers try first, in lower case. */
  readonly common: ReadonlySet<string>
}

/** Why a password is not taken. */
export type PasswordRefusal = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_TOO_COMMON'

/**
 * A password that may be used, in the form to be hashed (NFC, so that every keyboard gives the same bytes). Length and a list
 * of known ones, and no rule about kinds of characters (NIST SP 800-63B, 5.1.1.2). `own` are texts that
 * a stranger knows about the member: the address, the display name.
 */
export function passwordOf(
  text: string,
  own: readonly string[],
  policy: PasswordPolicy,
): Result<string, PasswordRefusal> {
  const password = text.normalize('NFC')
  const length = [...password].length
  if (length < policy.lengthMin) return err('PASSWORD_TOO_SHORT')
  if (length > policy.lengthMax) return err('PASSWORD_TOO_LONG')
  const folded = password.toLowerCase()
  const guessable =
    policy.common.has(folded) || new Set(folded).size < 3 || own.some((known) => known.toLowerCase() === folded)
  return guessable ? err('PASSWORD_TOO_COMMON') : ok(password)
}
