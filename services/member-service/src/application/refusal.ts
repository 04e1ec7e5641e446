import type { Instant, Result } from '@laurel/kernel'
import type { CodeRefusal } from '../domain/code-attempt.ts'
import type { SendRefusal } from '../domain/code-sending.ts'
import type { ConsentRefusal } from '../domain/consent.ts'
import type { PasswordRefusal } from '../domain/password.ts'
import type { TriesRefusal } from '../domain/password-tries.ts'

/** Why a use case was not carried out. `retryAt` is there where waiting helps; such a refusal is not kept for good. */
export type Refusal =
  | SendRefusal
  | TriesRefusal
  | ConsentRefusal
  | { readonly code: CodeRefusal | PasswordRefusal | PlainRefusal }

type PlainRefusal =
  | 'ADDRESS_INVALID'
  | 'DISPLAY_NAME_INVALID'
  | 'CREDENTIALS_INVALID'
  | 'REFRESH_TOKEN_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'ANSWER_ERASED'
  | 'MESSAGE_NOT_FOUND'

/** What came of a use case: its value, or why not. */
export type Outcome<T> = Result<T, Refusal>

/** When the refused may try again; null for a refusal that time does not change. */
export function retryAtOf(refusal: Refusal): Instant | null {
  return 'retryAt' in refusal ? refusal.retryAt : null
}
