import { type CollectionIndexes, type Database, MEMBER_KEYS, type MemberKeys, SEALING } from '@laurel/mongo'
import type { Stores } from '../../application/store-ports.ts'
import { CONSENTS, createConsentStore } from './consents.store.ts'
import { CREDENTIALS, createCredentialStore } from './credentials.store.ts'
import { createIdentifierStore, IDENTIFIERS } from './identifiers.store.ts'
import { createInboxStore, INBOX } from './inbox.store.ts'
import { createKeptAnswerStore, KEPT_ANSWERS } from './kept-answers.store.ts'
import { createMemberStore } from './members.store.ts'
import { createOutgoingStore, OUTGOING } from './outgoing.store.ts'
import { createPointsViewStore } from './points-views.store.ts'
import { createRegistrationStore, REGISTRATIONS } from './registrations.store.ts'
import { createReportNoteStore, REPORT_NOTES } from './report-notes.store.ts'
import { createSendLogStore, SEND_LOGS } from './send-logs.store.ts'
import { createSessionStore, SESSIONS } from './sessions.store.ts'
import { createSignInCodeStore, SIGN_IN_CODES } from './sign-in-codes.store.ts'
import { SIGNING_KEYS } from './signing-keys.store.ts'
import { createStandingStore } from './standings.store.ts'
import { createTryLogStore, TRY_LOGS } from './try-logs.store.ts'

/** The service's collections besides those of the bus and of its handlers' stores, for `defineIndexes`. */
export const collections: readonly CollectionIndexes[] = [
  MEMBER_KEYS,
  SEALING,
  SEND_LOGS,
  TRY_LOGS,
  REGISTRATIONS,
  SIGN_IN_CODES,
  IDENTIFIERS,
  CREDENTIALS,
  CONSENTS,
  SESSIONS,
  SIGNING_KEYS,
  INBOX,
  OUTGOING,
  KEPT_ANSWERS,
  REPORT_NOTES,
]

/** The stores in one database. `answerKey` seals kept answers that belong to no member. */
export function createStores(database: Database, memberKeys: MemberKeys, answerKey: Buffer): Stores {
  return {
    sendLogs: createSendLogStore(database),
    tryLogs: createTryLogStore(database),
    registrations: createRegistrationStore(database),
    signInCodes: createSignInCodeStore(database),
    identifiers: createIdentifierStore(database),
    members: createMemberStore(database),
    standings: createStandingStore(database),
    credentials: createCredentialStore(database),
    consents: createConsentStore(database),
    sessions: createSessionStore(database),
    inbox: createInboxStore(database),
    outgoing: createOutgoingStore(database, memberKeys),
    keptAnswers: createKeptAnswerStore(database, memberKeys, answerKey),
    pointsViews: createPointsViewStore(database),
    reportNotes: createReportNoteStore(database),
  }
}
