import { err, type Instant, type MemberId, ok, type Result } from '@laurel/kernel'
import type { ConductPolicy } from './conduct-policy.ts'

/** A member's report of something [9.1]. One that is open stands for all that the member could say of the subject. */
export type Report = {
  /** Reporter and subject; see `reportKey`. */
  readonly _id: string
  readonly reportId: string
  readonly memberId: MemberId
  readonly subjectType: string
  readonly subjectId: string
  readonly category: string
  readonly filedAt: Instant
  readonly policyVersion: number
}

export type ReportRequest = Omit<Report, '_id' | 'filedAt' | 'policyVersion'>

/** Why a report is turned down. The codes are stable. */
export type ReportRefusal = 'SUBJECT_TYPE_UNKNOWN' | 'CATEGORY_UNKNOWN' | 'ALREADY_REPORTED' | 'OWN_SUBJECT'

/** What makes two reports the same: who, and of what. No part can hold a slash but the last. */
export const reportKey = ({
  memberId,
  subjectType,
  subjectId,
}: Pick<Report, 'memberId' | 'subjectType' | 'subjectId'>) => `${memberId}/${subjectType}/${subjectId}`

/**
 * Files a report [9.1]. Refused when the member has reported the same subject before (its category can be told to staff),
 * or reports themselves.
 */
export const fileReport = (
  policy: ConductPolicy,
  request: ReportRequest,
  earlier: Report | null,
  now: Instant,
): Result<Report, ReportRefusal> => {
  if (!policy.subjectTypes.includes(request.subjectType)) return err('SUBJECT_TYPE_UNKNOWN')
  if (!policy.categories.includes(request.category)) return err('CATEGORY_UNKNOWN')
  if (request.subjectType === 'member' && request.subjectId === request.memberId) return err('OWN_SUBJECT')
  if (earlier !== null) return err('ALREADY_REPORTED')
  return ok({ ...request, _id: reportKey(request), filedAt: now, policyVersion: policy.version })
}
