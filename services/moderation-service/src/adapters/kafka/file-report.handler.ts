import { FileReport, ModerationCommandRejected, ReportFiled } from '@laurel/events'
import { memberId } from '@laurel/kernel'
import { handler, outgoing } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'
import { fileReport, type ReportRequest, reportKey } from '../../domain/report.ts'
import { conductPolicy } from '../../policies/conduct.policy.ts'

/** [9.1] Takes a member's report, or says why not. */
export const fileReportHandler = handler(FileReport, stores, {
  needs: (command) => ({ reports: { ids: [reportKey(toRequest(command))] } }),
  handle: (command, { reports }, meta) => {
    const request = toRequest(command)
    const { commandId } = command
    const result = fileReport(conductPolicy, request, reports.get(reportKey(request)) ?? null, meta.now)
    if (!result.ok) {
      const rejected = { memberId: command.memberId, occurredAt: meta.now, commandId, command: FileReport.name }
      return { emit: [outgoing(ModerationCommandRejected, { ...rejected, code: result.error })] }
    }
    const { reportId, subjectType, subjectId, category } = result.value
    const filed = {
      memberId: command.memberId,
      occurredAt: meta.now,
      commandId,
      reportId,
      subjectType,
      subjectId,
      category,
    }
    return { save: { reports: [result.value] }, emit: [outgoing(ReportFiled, filed)] }
  },
})

function toRequest({ reportId, memberId: reporter, subjectType, subjectId, category }: FileReport): ReportRequest {
  return { reportId, memberId: memberId(reporter), subjectType, subjectId, category }
}
