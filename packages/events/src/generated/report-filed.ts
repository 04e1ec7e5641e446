// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { EventType } from '../event-type.ts'

/**
 * A member's report was taken in and will be checked (clause 9.1). memberId is the reporter. Avro:
 * `laurel.moderation.ReportFiled`.
 */
export interface ReportFiled {
  /** The member concerned: an opaque id (mbr_…), and the key of the message. */
  readonly memberId: string
  /** When it happened, epoch milliseconds UTC. */
  readonly occurredAt: number
  /** The command: the id of the operation that a client waits for. */
  readonly commandId: string
  /** The report, as member-service named it (rpt_…). The reporter's note stays sealed there. */
  readonly reportId: string
  /** What is reported, such as content or member. */
  readonly subjectType: string
  /** Id of what is reported, in the system that holds it. */
  readonly subjectId: string
  /** Which conduct rule it is said to break (8.1-8.5), as a code of the conduct policy. */
  readonly category: string
}

export const ReportFiled: EventType<ReportFiled> = {
  name: 'laurel.moderation.ReportFiled',
  topic: 'moderation.events',
}
