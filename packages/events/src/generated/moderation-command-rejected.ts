// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * A command was refused by the rules; nothing changed (clause 1.4). Avro:
 * `laurel.moderation.ModerationCommandRejected`.
 */
export interface ModerationCommandRejected {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The command that is refused. */
  readonly commandId: string
  /** Its record name, such as FileReport. */
  readonly command: string
  /** Stable refusal code in SCREAMING_SNAKE; the words for the member are chosen from it. */
  readonly code: string
}

export const ModerationCommandRejected: EventType<ModerationCommandRejected> = {
  name: 'laurel.moderation.ModerationCommandRejected',
  topic: 'moderation.events',
}
