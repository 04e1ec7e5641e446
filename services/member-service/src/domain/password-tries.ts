import { err, type Instant, ok, type Result } from '@laurel/kernel'

/** How many tries of a password are let through, as data of a policy version: per identifier and per client address. */
export interface PasswordTriesPolicy {
  readonly version: number
  readonly identifierMax: number
  readonly clientMax: number
  readonly windowMs: number
}

/** The tries since the first one of a window. A sign-in that succeeds clears the identifier's. */
export interface TryLog {
  readonly since: Instant
  readonly tries: number
}

/** The logs that a try counts in; null where nobody tried yet. */
export interface TryLogs<T = TryLog | null> {
  readonly identifier: T
  readonly client: T
}

/** No more tries for now, and from when again. A one-time code still signs the member in. */
export interface TriesRefusal {
  readonly code: 'TOO_MANY_TRIES'
  readonly retryAt: Instant
}

/**
 * Whether a password may be tried now, and the logs with this try. Tries are counted before they are judged, so that a thousand at
 * once are not a thousand tries; and alike for identifiers that nobody has.
 */
export function decideTry(
  logs: TryLogs,
  now: Instant,
  policy: PasswordTriesPolicy,
): Result<TryLogs<TryLog>, TriesRefusal> {
  const identifier = running(logs.identifier, now, policy)
  const client = running(logs.client, now, policy)
  const full = [identifier.tries >= policy.identifierMax && identifier, client.tries >= policy.clientMax && client]
  const retryAt = Math.max(...full.map((log) => (log ? log.since + policy.windowMs : 0)))
  if (retryAt > 0) return err({ code: 'TOO_MANY_TRIES', retryAt })
  return ok({ identifier: withOneMore(identifier), client: withOneMore(client) })
}

function running(log: TryLog | null, now: Instant, policy: PasswordTriesPolicy): TryLog {
  return log && now < log.since + policy.windowMs ? log : { since: now, tries: 0 }
}

function withOneMore(log: TryLog): TryLog {
  return { ...log, tries: log.tries + 1 }
}
