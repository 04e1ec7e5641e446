import {
  addDays,
  err,
  type Instant,
  ok,
  type Result,
  type ShanghaiDay,
  shanghaiDay,
  startOfShanghaiDay,
} from '@laurel/kernel'

/** The figures of one-time codes, as data of a policy version [2.1, 3.5]. Times in ms, counts per Shanghai day. */
export interface OneTimeCodePolicy {
  readonly version: number
  readonly digits: number
  readonly validForMs: number
  readonly triesMax: number
  readonly resendAfterMs: number
  readonly identifierPerDayMax: number
  readonly clientPerDayMax: number
}

/** What was sent to one identifier, or asked for from one client address, on its latest day. */
export interface SendLog {
  readonly day: ShanghaiDay
  readonly sent: number
  readonly lastSentAt: Instant
}

/** The logs that a code counts in; null where nothing was sent yet. */
export interface SendLogs<T = SendLog | null> {
  readonly identifier: T
  readonly client: T
}

/** A code that may not be sent yet, and from when it may. */
export interface SendRefusal {
  readonly code: 'CODE_TOO_SOON' | 'CODE_LIMIT_REACHED'
  readonly retryAt: Instant
}

/**
 * Whether a code may be sent now, and the logs once it was [2.1]. The same for an identifier that is registered and one
 * that is not: a cap that differed would tell.
 */
export function decideSend(
  logs: SendLogs,
  now: Instant,
  policy: OneTimeCodePolicy,
): Result<SendLogs<SendLog>, SendRefusal> {
  const today = shanghaiDay(now)
  const allowedAt = (logs.identifier?.lastSentAt ?? Number.NEGATIVE_INFINITY) + policy.resendAfterMs
  if (now < allowedAt) return err({ code: 'CODE_TOO_SOON', retryAt: allowedAt })
  const full =
    sentOn(today, logs.identifier) >= policy.identifierPerDayMax || sentOn(today, logs.client) >= policy.clientPerDayMax
  if (full) return err({ code: 'CODE_LIMIT_REACHED', retryAt: startOfShanghaiDay(addDays(today, 1)) })
  return ok({ identifier: withOneMore(logs.identifier, today, now), client: withOneMore(logs.client, today, now) })
}

function sentOn(day: ShanghaiDay, log: SendLog | null): number {
  return log?.day === day ? log.sent : 0
}

function withOneMore(log: SendLog | null, day: ShanghaiDay, now: Instant): SendLog {
  return { day, sent: sentOn(day, log) + 1, lastSentAt: now }
}
