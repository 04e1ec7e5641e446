import { describe, expect, test } from 'vitest'
import { oneTimeCodesV1 as policy } from '../policies/one-time-codes.ts'
import { decideSend, type SendLog, type SendLogs } from './code-sending.ts'

const now = Date.parse('2026-11-24T15:00:00Z') // 23:00 in Shanghai
const nothing: SendLogs = { identifier: null, client: null }
const sendMany = (times: number, everyMs: number, start: SendLogs = nothing) => {
  let logs: SendLogs = start
  const outcomes = Array.from({ length: times }, (_, index) => {
    const decision = decideSend(logs, now + index * everyMs, policy)
    if (decision.ok) logs = decision.value
    return decision.ok ? 'sent' : decision.error.code
  })
  return { logs, outcomes }
}

describe('sending a one-time code', () => {
  test('[2.1] is allowed the first time, and counted for the identifier and for the client address', () => {
    const log: SendLog = { day: '2026-11-24' as SendLog['day'], sent: 1, lastSentAt: now }
    expect(decideSend(nothing, now, policy)).toEqual({ ok: true, value: { identifier: log, client: log } })
  })

  test('[2.1] is refused within 60 s of the last one for the identifier, and says from when it is allowed', () => {
    const { logs } = sendMany(1, 0)
    const refusal = { code: 'CODE_TOO_SOON', retryAt: now + 60_000 }
    expect(decideSend(logs, now + 59_999, policy)).toEqual({ ok: false, error: refusal })
    expect(decideSend(logs, now + 60_000, policy).ok).toBe(true)
  })

  test('[2.1] is refused after 10 on one Shanghai day, until midnight in Shanghai', () => {
    const { outcomes, logs } = sendMany(11, 60_000)
    expect(outcomes).toEqual([...Array(10).fill('sent'), 'CODE_LIMIT_REACHED'])
    const midnight = Date.parse('2026-11-24T16:00:00Z')
    const refusal = { code: 'CODE_LIMIT_REACHED', retryAt: midnight }
    expect(decideSend(logs, midnight - 1, policy)).toEqual({ ok: false, error: refusal })
    expect(decideSend(logs, midnight, policy)).toMatchObject({ ok: true, value: { identifier: { sent: 1 } } })
  })

  test('[2.1] is refused when one client address asked too often, for whatever identifiers', () => {
    const full: SendLog = { day: '2026-11-24' as SendLog['day'], sent: policy.clientPerDayMax, lastSentAt: now }
    const refusal = { code: 'CODE_LIMIT_REACHED' }
    expect(decideSend({ identifier: null, client: full }, now, policy)).toMatchObject({ ok: false, error: refusal })
  })

  test('does not make one client address wait because another identifier was just sent a code', () => {
    const { logs } = sendMany(1, 0)
    expect(decideSend({ identifier: null, client: logs.client }, now, policy).ok).toBe(true)
  })
})
