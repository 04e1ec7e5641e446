import type { Instant } from '@laurel/kernel'
import type { MemberKey, Tx } from '@laurel/mongo'
import type { CodeState } from '../domain/code-attempt.ts'
import type { SendLog, SendLogs } from '../domain/code-sending.ts'
import type { ConsentEntry } from '../domain/consent.ts'
import type { Channel, Identifier } from '../domain/identifier.ts'
import type { Language } from '../domain/language.ts'
import type { TryLog, TryLogs } from '../domain/password-tries.ts'
import type { PointsEntry, PointsView } from '../domain/points-view.ts'
import type { Session } from '../domain/session.ts'
import type { Standing } from '../domain/standing.ts'
import type { OutgoingMessage } from './outgoing-message.ts'

/** Codes sent, per digest of an identifier or of a client's network. */
export interface SendLogStore {
  load(tx: Tx, digests: SendLogs<string>): Promise<SendLogs>
  save(tx: Tx, digests: SendLogs<string>, logs: SendLogs<SendLog>): Promise<void>
}

/** Passwords tried, as {@link SendLogStore}. */
export interface TryLogStore {
  load(tx: Tx, digests: TryLogs<string>): Promise<TryLogs>
  save(tx: Tx, digests: TryLogs<string>, logs: TryLogs<TryLog>): Promise<void>
  /** Clears an identifier's tries after one that succeeded. */
  clear(tx: Tx, identifierDigest: string): Promise<void>
}

/** A registration under way. The address is sealed under the key of the member that it may become. */
export interface Registration {
  readonly id: string
  readonly memberId: string
  readonly identifierDigest: string
  readonly codeHash: string
  readonly state: CodeState
}

export interface RegistrationStore {
  add(tx: Tx, key: MemberKey, registration: Registration, identifier: Identifier): Promise<void>
  find(id: string, tx?: Tx): Promise<Registration | null>
  identifier(id: string, key: MemberKey): Promise<Identifier | null>
  saveState(tx: Tx, id: string, state: CodeState): Promise<void>
}

/** The newest sign-in code of an identifier; kept alike where nobody has the identifier. */
export interface SignInCode {
  readonly identifierDigest: string
  readonly codeHash: string
  readonly state: CodeState
}

export interface SignInCodeStore {
  put(tx: Tx, code: SignInCode): Promise<void>
  find(identifierDigest: string, tx?: Tx): Promise<SignInCode | null>
  saveState(tx: Tx, identifierDigest: string, state: CodeState): Promise<void>
}

/** An address that a member has confirmed. */
export interface ConfirmedIdentifier extends Identifier {
  readonly confirmedAt: Instant
}

/** Who has which identifier: one live account each [2.1], held by a unique digest. */
export interface IdentifierStore {
  owner(identifierDigest: string, tx?: Tx): Promise<string | null>
  add(tx: Tx, key: MemberKey, identifierDigest: string, identifier: ConfirmedIdentifier): Promise<void>
  ofMember(key: MemberKey): Promise<readonly ConfirmedIdentifier[]>
}

/** A member's own record, opened. */
export interface MemberRecord {
  readonly memberId: string
  readonly displayName: string | null
  readonly language: Language
  readonly origin: 'registration' | 'import'
  readonly createdAt: Instant
}

export interface MemberStore {
  add(tx: Tx, key: MemberKey, member: MemberRecord): Promise<void>
  find(key: MemberKey): Promise<MemberRecord | null>
}

export interface StandingStore {
  add(tx: Tx, memberId: string, standing: Standing): Promise<void>
  find(memberId: string): Promise<Standing | null>
}

/** Password hashes. */
export interface CredentialStore {
  add(tx: Tx, memberId: string, passwordHash: string, at: Instant): Promise<void>
  passwordHash(memberId: string): Promise<string | null>
}

/** The consent ledger: only added to [2.2]. */
export interface ConsentStore {
  add(tx: Tx, entries: readonly ConsentEntry[]): Promise<void>
  ofMember(memberId: string): Promise<readonly ConsentEntry[]>
}

/** A session and whose it is. */
export interface SessionRecord {
  readonly id: string
  readonly memberId: string
  readonly session: Session
}

export interface SessionStore {
  add(tx: Tx, record: SessionRecord): Promise<void>
  find(id: string, tx?: Tx): Promise<SessionRecord | null>
  save(tx: Tx, id: string, session: Session): Promise<void>
}

/** A message in a member's inbox: which words, and what they are filled with. */
export interface InboxMessage {
  readonly id: string
  readonly category: string
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly createdAt: Instant
  readonly readAt: Instant | null
}

/** A place in the inbox, newest first. */
export interface InboxPosition {
  readonly createdAt: Instant
  readonly id: string
}

export interface InboxStore {
  add(tx: Tx, key: MemberKey, message: InboxMessage): Promise<void>
  /** At most `limit` messages after the position, newest first. */
  page(key: MemberKey, limit: number, after?: InboxPosition): Promise<readonly InboxMessage[]>
  /** Marks a message of the member's as read, once: the first time stays. False when there is no such message. */
  markRead(tx: Tx, memberId: string, id: string, now: Instant): Promise<boolean>
}

/** Messages waiting to be delivered; written in the transaction that they tell of, so that neither is without the other. */
export interface OutgoingStore {
  add(tx: Tx, key: MemberKey, message: OutgoingMessage, now: Instant): Promise<void>
  /** Takes up to `limit` messages that are due, for this process alone until `leaseMs` have passed. */
  take(limit: number, now: Instant, leaseMs: number): Promise<readonly TakenMessage[]>
  /** Notes a delivery. With `forget` the content is dropped at once. */
  delivered(id: string, now: Instant, forget: boolean): Promise<void>
  failed(id: string, retryAt: Instant): Promise<void>
  /** The newest messages, opened, for development only. */
  recent(limit: number, channel?: Channel): Promise<readonly (OutgoingMessage & { readonly createdAt: Instant })[]>
}

/** A message to deliver; `message` is null when its key is gone. */
export interface TakenMessage {
  readonly id: string
  readonly attempts: number
  readonly message: OutgoingMessage | null
}

/** An answer kept for an `Idempotency-Key`, sealed: under the member's key when it holds what is the member's. */
export interface KeptAnswer {
  readonly requestDigest: string
  /** The answer's JSON; null when the member was erased since. */
  readonly answer: string | null
}

export interface KeptAnswerStore {
  find(keyDigest: string, tx?: Tx): Promise<KeptAnswer | null>
  add(
    tx: Tx,
    keyDigest: string,
    answer: { requestDigest: string; answer: string; key: MemberKey | null; now: Instant },
  ): Promise<void>
}

/** What members see of their points; see PointsView. */
export interface PointsViewStore {
  find(memberId: string): Promise<PointsView | null>
  /** At most `limit` entries with a number below `before`, newest first. */
  entries(memberId: string, limit: number, before?: number): Promise<readonly PointsEntry[]>
}

/** What reporters wrote. It stays in this service. */
export interface ReportNoteStore {
  add(tx: Tx, key: MemberKey, note: { reportId: string; note: string; now: Instant }): Promise<void>
}

/** All stores of the service. Those that take a `Tx` write within it; without one they read what is committed. */
export interface Stores {
  readonly sendLogs: SendLogStore
  readonly tryLogs: TryLogStore
  readonly registrations: RegistrationStore
  readonly signInCodes: SignInCodeStore
  readonly identifiers: IdentifierStore
  readonly members: MemberStore
  readonly standings: StandingStore
  readonly credentials: CredentialStore
  readonly consents: ConsentStore
  readonly sessions: SessionStore
  readonly inbox: InboxStore
  readonly outgoing: OutgoingStore
  readonly keptAnswers: KeptAnswerStore
  readonly pointsViews: PointsViewStore
  readonly reportNotes: ReportNoteStore
}
