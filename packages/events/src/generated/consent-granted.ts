// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * The member said an explicit yes to one version of one document for one purpose (clause 2.2). Avro:
 * `laurel.member.ConsentGranted`.
 */
export interface ConsentGranted {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** What the consent is for; each purpose is consented to and withdrawn on its own (2.2). */
  readonly purpose: string
  /** The document agreed to, such as user-agreement or privacy-policy. */
  readonly document: string
  /** The version of the document, as its policy numbers it. */
  readonly version: string
  /** SHA-256 of the text that was shown, in lower-case hex, to prove what was agreed to. */
  readonly textDigest: string
}

export const ConsentGranted: EventType<ConsentGranted> = {
  name: 'laurel.member.ConsentGranted',
  topic: 'member.events',
}
