import { err, type Instant, ok, type Result } from '@laurel/kernel'
import type { OneTimeCodePolicy } from './code-sending.ts'

/** What a code that was sent has gone through so far. */
export interface CodeState {
  readonly expiresAt: Instant
  readonly tries: number
  readonly used: boolean
}

/** Why a code does not work. `CODE_INVALID` covers wrong, used up, used, unknown and "there was never one": no oracle. */
export type CodeRefusal = 'CODE_INVALID' | 'CODE_EXPIRED'

/** The outcome of a try, and the state that must be kept before it is told to anyone. */
export interface CodeAttempt {
  readonly state: CodeState
  readonly outcome: Result<null, CodeRefusal>
}

/**
 * Judges one try of a code [2.1]: in its 5 minutes, at most 5 tries, once. Time is looked at first, so that the answer to
 * a late try says nothing about whether the code was right.
 */
export function decideAttempt(
  state: CodeState,
  matches: boolean,
  now: Instant,
  policy: OneTimeCodePolicy,
): CodeAttempt {
  if (now >= state.expiresAt) return { state, outcome: err('CODE_EXPIRED') }
  if (state.used || state.tries >= policy.triesMax) return { state, outcome: err('CODE_INVALID') }
  const tried = { ...state, tries: state.tries + 1 }
  if (!matches) return { state: tried, outcome: err('CODE_INVALID') }
  return { state: { ...tried, used: true }, outcome: ok(null) }
}
