import { describe, expect, test } from 'vitest'
import { sessionsV1 as policy } from '../policies/sessions.ts'
import { decideRefresh, isLive, newSession, revoked } from './session.ts'

const now = Date.parse('2026-11-24T04:00:00Z')
const started = newSession(now, policy)
const second = { ...started, generation: 2, refreshedAt: now + 1000 }

describe('refreshing a session', () => {
  test('with the current token takes it and moves to the next', () => {
    expect(decideRefresh(started, 1, now + 1000, policy)).toEqual({ kind: 'refreshed', session: second })
  })

  test('with the token before, shortly after, gives the current one again: the loser of a race stays signed in', () => {
    const soon = second.refreshedAt + policy.graceMs - 1
    expect(decideRefresh(second, 1, soon, policy)).toEqual({ kind: 'repeated', session: second })
  })

  test('with an old token later is reuse, and ends the session', () => {
    const later = second.refreshedAt + policy.graceMs
    const ended = { ...second, revokedAt: later }
    expect(decideRefresh(second, 1, later, policy)).toEqual({ kind: 'reused', session: ended })
    expect(decideRefresh({ ...second, generation: 3 }, 1, now + 1001, policy).kind).toBe('reused')
    expect(decideRefresh(ended, 2, later, policy)).toEqual({ kind: 'ended' })
  })

  test('with a token that was never given out ends the session', () => {
    expect(decideRefresh(started, 2, now, policy).kind).toBe('reused')
  })

  test('ends when it was idle too long, or too long after signing in', () => {
    expect(decideRefresh(started, 1, now + policy.idleMsMax, policy)).toEqual({ kind: 'ended' })
    const busy = { ...started, refreshedAt: started.endsAt - 1 }
    expect(isLive(busy, started.endsAt - 1, policy)).toBe(true)
    expect(decideRefresh(busy, 1, started.endsAt, policy)).toEqual({ kind: 'ended' })
  })
})

test('a session is revoked once: the first time stays', () => {
  expect(revoked(revoked(started, now), now + 5)).toEqual({ ...started, revokedAt: now })
})
