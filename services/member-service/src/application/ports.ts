import type { Instant } from '@laurel/kernel'
import type { Write } from '@laurel/messaging'
import type { MemberKeys } from '@laurel/mongo'
import type { OneTimeCodePolicy } from '../domain/code-sending.ts'
import type { AgreementVersion } from '../domain/consent.ts'
import type { DisplayNamePolicy } from '../domain/display-name.ts'
import type { Identifier, ParseMobile } from '../domain/identifier.ts'
import type { PasswordPolicy } from '../domain/password.ts'
import type { PasswordTriesPolicy } from '../domain/password-tries.ts'
import type { SessionPolicy } from '../domain/session.ts'
import type { StandingPolicies } from '../domain/standing.ts'
import type { Stores } from './store-ports.ts'

/** The policy versions in force [3.5]. */
export interface Policies {
  readonly codes: OneTimeCodePolicy
  readonly displayNames: DisplayNamePolicy
  readonly passwords: PasswordPolicy
  readonly passwordTries: PasswordTriesPolicy
  readonly sessions: SessionPolicy
  readonly standing: StandingPolicies
  readonly agreements: readonly AgreementVersion[]
}

/** One-time codes: drawn by chance, kept as a keyed hash only. */
export interface Codes {
  /** A new code of so many decimal digits, each equally likely. */
  draw(digits: number): string
  /** The hash to keep. `scope` (a registration, an identifier) keeps equal codes from having equal hashes. */
  hash(scope: string, code: string): string
  /** A hash that no code has: for an address that gets no code, so that both kinds go the same way. */
  unmatchable(): string
  /** Compares in a time that does not depend on where the two differ. */
  matches(scope: string, code: string, hash: string): boolean
}

/** Password hashing (argon2id). Slow on purpose, so no more run at once than there are processors. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** False for a null hash, after the time that a comparison takes: no password and no account answer alike. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** A session's tokens, as a client gets them. */
export interface Tokens {
  readonly accessToken: string
  readonly accessTokenExpiresAt: Instant
  readonly refreshToken: string
}

/** Who a token says that the caller is. */
export interface Caller {
  readonly memberId: string
  readonly sessionId: string
}

/** Makes and reads tokens. A refresh token follows from its session and generation, so none is ever stored. */
export interface TokenMint {
  issue(caller: Caller, generation: number, now: Instant): Promise<Tokens>
  /** The caller of an access token that is genuine and in its time; null otherwise. */
  readAccess(token: string, now: Instant): Promise<Caller | null>
  /** What a genuine refresh token stands for; null otherwise. Says nothing about the session. */
  readRefresh(token: string): { readonly sessionId: string; readonly generation: number } | null
}

/** Keyed digests: what is looked up by is stored as these, never as itself. */
export interface Digests {
  identifier(identifier: Identifier): string
  clientNetwork(network: string): string
  /** Of an `Idempotency-Key` and of a request: both can hold what is personal or can be guessed. */
  idempotency(text: string): string
}

/** Where new ids come from. */
export interface IdSource {
  newId(prefix: string): string
}

/** All that the use cases need from outside. */
export interface Ports {
  readonly now: () => Instant
  readonly ids: IdSource
  readonly write: Write
  readonly policies: Policies
  readonly parseMobile: ParseMobile
  readonly codes: Codes
  readonly passwords: Passwords
  readonly tokens: TokenMint
  readonly digests: Digests
  readonly memberKeys: MemberKeys
  readonly stores: Stores
}
