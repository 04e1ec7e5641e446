import { FileReport } from '@laurel/events'
import type { Operations, Submitted } from '@laurel/messaging'
import type { RequestMark } from './keep-answer.ts'
import type { Ports } from './ports.ts'

/** A member's report, as the client sends it. */
export interface ReportCommand {
  readonly memberId: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly category: string
  readonly note: string | null
  readonly traceparent: string | null
}

/**
 * Asks moderation-service to take a report in [9.1]. The command carries ids only; the note stays here, sealed, written in
 * the same transaction.
 */
export async function fileReport(
  ports: Pick<Ports, 'ids' | 'now' | 'memberKeys' | 'stores'> & { readonly operations: Operations },
  { memberId, subject, category, note, traceparent }: ReportCommand,
  { key, hash }: RequestMark,
): Promise<Submitted> {
  const reportId = ports.ids.newId('rpt')
  const memberKey = note === null ? null : await ports.memberKeys.load(memberId)
  return ports.operations.submit({
    id: ports.ids.newId('op'),
    memberId,
    kind: 'file-report',
    key,
    requestHash: hash,
    traceparent,
    type: FileReport,
    command: (commandId) => {
      const about = { subjectType: subject.type, subjectId: subject.id, category }
      return { memberId, occurredAt: ports.now(), commandId, reportId, ...about }
    },
    async record({ tx, now }) {
      if (note !== null && memberKey) await ports.stores.reportNotes.add(tx, memberKey, { reportId, note, now })
    },
  })
}
