import { describe, expect, test } from 'vitest'
import { passwordTriesV1 as policy } from '../policies/password-tries.ts'
import { decideTry, type TryLogs } from './password-tries.ts'

const now = Date.parse('2026-11-24T04:00:00Z')
const nobody: TryLogs = { identifier: null, client: null }
const tries = (count: number, logs = nobody): TryLogs => {
  const decision = count === 0 ? null : decideTry(logs, now, policy)
  return decision?.ok ? tries(count - 1, decision.value) : logs
}

describe('trying a password', () => {
  test('is let through and counted, for the identifier and for the client address', () => {
    const log = { since: now, tries: 1 }
    expect(decideTry(nobody, now, policy)).toEqual({ ok: true, value: { identifier: log, client: log } })
  })

  test('pauses after the most tries for one identifier, until the window is over', () => {
    const full = tries(policy.identifierMax)
    const retryAt = now + policy.windowMs
    expect(decideTry(full, retryAt - 1, policy)).toEqual({ ok: false, error: { code: 'TOO_MANY_TRIES', retryAt } })
    expect(decideTry(full, retryAt, policy)).toMatchObject({ ok: true, value: { identifier: { tries: 1 } } })
  })

  test('pauses for a client address that tries many identifiers', () => {
    const busy = { identifier: null, client: { since: now, tries: policy.clientMax } }
    expect(decideTry(busy, now, policy)).toMatchObject({ ok: false, error: { code: 'TOO_MANY_TRIES' } })
  })
})
