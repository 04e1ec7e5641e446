import { describe, expect, test } from 'vitest'
import { oneTimeCodesV1 as policy } from '../policies/one-time-codes.ts'
import { type CodeState, decideAttempt } from './code-attempt.ts'

const now = Date.parse('2026-11-24T04:00:00Z')
const fresh: CodeState = { expiresAt: now + policy.validForMs, tries: 0, used: false }
const tryTimes = (times: number, state = fresh): CodeState =>
  times === 0 ? state : tryTimes(times - 1, decideAttempt(state, false, now, policy).state)

describe('a try of a one-time code', () => {
  test('[2.1] with the right code in time is accepted, and uses the code up', () => {
    const attempt = decideAttempt(fresh, true, now, policy)
    expect(attempt).toEqual({ state: { ...fresh, tries: 1, used: true }, outcome: { ok: true, value: null } })
    expect(decideAttempt(attempt.state, true, now, policy).outcome).toEqual({ ok: false, error: 'CODE_INVALID' })
  })

  test('[2.1] with a wrong code is refused and counted; the fifth try can still succeed, the sixth cannot', () => {
    expect(decideAttempt(fresh, false, now, policy)).toEqual({
      state: { ...fresh, tries: 1 },
      outcome: { ok: false, error: 'CODE_INVALID' },
    })
    expect(decideAttempt(tryTimes(4), true, now, policy).outcome.ok).toBe(true)
    expect(decideAttempt(tryTimes(5), true, now, policy).outcome).toEqual({ ok: false, error: 'CODE_INVALID' })
    expect(tryTimes(6).tries).toBe(5)
  })

  test('[2.1] after 5 minutes is refused as expired, whether the code was right, wrong or used', () => {
    const late = fresh.expiresAt
    const refused = { ok: false, error: 'CODE_EXPIRED' }
    for (const matches of [true, false]) {
      expect(decideAttempt(fresh, matches, late, policy)).toEqual({ state: fresh, outcome: refused })
      expect(decideAttempt({ ...fresh, used: true }, matches, late, policy).outcome).toEqual(refused)
    }
    expect(decideAttempt(fresh, true, late - 1, policy).outcome.ok).toBe(true)
  })
})
