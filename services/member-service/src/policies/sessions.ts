import type { SessionPolicy } from '../domain/session.ts'

const dayMs = 24 * 60 * 60_000

/** Sessions, version 1: access for 15 minutes, a sign-in that lasts 30 days unused and half a year at most. */
export const sessionsV1: SessionPolicy = {
  version: 1,
  accessTokenMs: 15 * 60_000,
  idleMsMax: 30 * dayMs,
  lifeMsMax: 180 * dayMs,
  graceMs: 30_000,
}
