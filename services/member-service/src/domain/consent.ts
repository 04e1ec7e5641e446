import { err, type Instant, invariant, ok, type Result } from '@laurel/kernel'
import type { Language, Translated } from './language.ts'

/** The documents that registering needs a yes to [2.2]. */
export const registrationDocuments = ['user-agreement', 'privacy-policy'] as const

/** A document that members agree to. */
export type AgreementName = (typeof registrationDocuments)[number]

/** One version of one document. A version never changes: another text is another version. */
export interface AgreementVersion {
  readonly document: AgreementName
  readonly version: string
  readonly inForceFrom: Instant
  readonly title: Translated
  readonly text: Translated
  /** SHA-256 of the text in each language, lower-case hex. */
  readonly textDigest: Translated
}

/** A client's yes to one version of a document. */
export interface GivenConsent {
  readonly document: AgreementName
  readonly version: string
}

/** What must be agreed to, where a yes was missing or was for another version. */
export interface ConsentRefusal {
  readonly code: 'CONSENT_REQUIRED'
  readonly required: readonly GivenConsent[]
}

/** The version of a document in force at a moment: the latest whose day has come; null before the first. */
export function versionInForce(
  catalogue: readonly AgreementVersion[],
  document: AgreementName,
  at: Instant,
): AgreementVersion | null {
  const started = catalogue.filter((version) => version.document === document && version.inForceFrom <= at)
  return started.reduce<AgreementVersion | null>(
    (latest, version) => (latest && latest.inForceFrom > version.inForceFrom ? latest : version),
    null,
  )
}

/**
 * The versions that a registration agrees to [2.2]: the current one of each document, each with a yes of its own. A yes to
 * an older version is none; nothing is assumed for what the client left out.
 */
export function consentsForRegistration(
  catalogue: readonly AgreementVersion[],
  given: readonly GivenConsent[],
  at: Instant,
): Result<readonly AgreementVersion[], ConsentRefusal> {
  const current = registrationDocuments.flatMap((document) => versionInForce(catalogue, document, at) ?? [])
  // A clock set before the first version must not let members in without a consent.
  invariant(current.length === registrationDocuments.length, 'An agreement has no version in force')
  const agreed = (to: AgreementVersion) =>
    given.some(({ document, version }) => document === to.document && version === to.version)
  const required = current.filter((version) => !agreed(version))
  if (required.length === 0) return ok(current)
  return err({ code: 'CONSENT_REQUIRED', required: required.map(({ document, version }) => ({ document, version })) })
}

/** One line of the consent ledger: who said yes to what text, when and how [2.2]. Never changed, only added to. */
export interface ConsentEntry {
  readonly memberId: string
  readonly purpose: string
  readonly document: AgreementName
  readonly version: string
  readonly language: Language
  readonly textDigest: string
  readonly channel: string
  readonly at: Instant
}
