import type { Instant } from '@laurel/kernel'

/** How long sessions and their tokens last, as data of a policy version. All in ms. */
export interface SessionPolicy {
  readonly version: number
  readonly accessTokenMs: number
  /** A session ends when it was not refreshed for so long… */
  readonly idleMsMax: number
  /** …and so long after signing in, however much it is used. */
  readonly lifeMsMax: number
  /** How long the token before is still answered with the current one: two tabs, or a lost answer. */
  readonly graceMs: number
}

/**
 * One signing-in and the refresh tokens that follow from it, one at a time: generation 1, 2, 3… Each generation is taken
 * once; the next one replaces it.
 */
export interface Session {
  readonly generation: number
  readonly refreshedAt: Instant
  readonly endsAt: Instant
  readonly revokedAt: Instant | null
}

/** What to do about a refresh token that was presented. Each session that comes with an outcome must be kept first. */
export type RefreshDecision =
  | { readonly kind: 'refreshed'; readonly session: Session }
  | { readonly kind: 'repeated'; readonly session: Session }
  | { readonly kind: 'reused'; readonly session: Session }
  | { readonly kind: 'ended' }

/** A session as it starts. */
export function newSession(now: Instant, policy: SessionPolicy): Session {
  return { generation: 1, refreshedAt: now, endsAt: now + policy.lifeMsMax, revokedAt: null }
}

/** Whether a session still lets anyone in. */
export function isLive(session: Session, now: Instant, policy: SessionPolicy): boolean {
  return session.revokedAt === null && now < session.endsAt && now < session.refreshedAt + policy.idleMsMax
}

/**
 * Judges a refresh token by its generation (RFC 9700, 4.14.2). An old one means that somebody else has a copy: the whole
 * session is revoked, since it cannot be told who of the two is the member. Within the grace the one before is a race or
 * a lost answer, and gets the current token again, so that the loser is not signed out.
 */
export function decideRefresh(
  session: Session,
  generation: number,
  now: Instant,
  policy: SessionPolicy,
): RefreshDecision {
  if (!isLive(session, now, policy)) return { kind: 'ended' }
  if (generation === session.generation) {
    return { kind: 'refreshed', session: { ...session, generation: generation + 1, refreshedAt: now } }
  }
  const inGrace = generation === session.generation - 1 && now < session.refreshedAt + policy.graceMs
  return inGrace ? { kind: 'repeated', session } : { kind: 'reused', session: revoked(session, now) }
}

/** The session after signing out, or after misuse. */
export function revoked(session: Session, now: Instant): Session {
  return { ...session, revokedAt: session.revokedAt ?? now }
}
