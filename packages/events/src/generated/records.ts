// Generated from schemas/ by `pnpm --filter @laurel/events generate`. Do not edit.
import type { AnyEventType } from '../event-type.ts'
import { ConsentGranted } from './consent-granted.ts'
import { DeadLettered } from './dead-lettered.ts'
import { FileReport } from './file-report.ts'
import { MemberImported } from './member-imported.ts'
import { MemberRegistered } from './member-registered.ts'
import { MemberStanding } from './member-standing.ts'
import { ModerationCommandRejected } from './moderation-command-rejected.ts'
import { PlatformMemberImported } from './platform-member-imported.ts'
import { PointsBalance } from './points-balance.ts'
import { PointsEarned } from './points-earned.ts'
import { PointsEnded } from './points-ended.ts'
import { PointsReversed } from './points-reversed.ts'
import { PurchaseRecorded } from './purchase-recorded.ts'
import { PurchaseRefunded } from './purchase-refunded.ts'
import { ReportFiled } from './report-filed.ts'

export type { Balance } from './balance.ts'
export type { Cause } from './cause.ts'
export type { LotShare } from './lot-share.ts'
export type { Restriction } from './restriction.ts'

export {
  ConsentGranted,
  DeadLettered,
  FileReport,
  MemberImported,
  MemberRegistered,
  MemberStanding,
  ModerationCommandRejected,
  PlatformMemberImported,
  PointsBalance,
  PointsEarned,
  PointsEnded,
  PointsReversed,
  PurchaseRecorded,
  PurchaseRefunded,
  ReportFiled,
}

/** Every record type that this package knows, by topic. */
export const records: readonly AnyEventType[] = [
  DeadLettered,
  ConsentGranted,
  MemberImported,
  MemberRegistered,
  MemberStanding,
  FileReport,
  ModerationCommandRejected,
  ReportFiled,
  PlatformMemberImported,
  PurchaseRecorded,
  PurchaseRefunded,
  PointsBalance,
  PointsEarned,
  PointsEnded,
  PointsReversed,
]
