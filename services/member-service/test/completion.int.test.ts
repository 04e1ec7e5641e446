import { randomUUID } from 'node:crypto'
import { settle } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  bothConsents,
  messagesOf,
  type Running,
  registered,
  started,
  startFixture,
  wrongCode,
} from './member-service.fixture.ts'

let service: Running
beforeAll(async () => {
  service = await startFixture('completion')
}, 60_000)
afterAll(() => service.stop())

const yes = (code: string) => ({ code, displayName: '张三', consents: bothConsents })

describe('POST /v1/registrations/{id}/completion → 201', () => {
  test('[2.1] makes a member with a session', async () => {
    const { path, code } = await started(service, '+8613900000001')
    const answer = await service.post(path, yes(code), { language: 'zh-CN' })
    expect(answer.status).toBe(201)
    expect(answer.body.member).toMatchObject({
      displayName: '张三',
      language: 'zh-CN',
      identifiers: [{ channel: 'phone', address: '+8613900000001' }],
    })
    const me = await service.get('/v1/me', { token: answer.body.accessToken })
    expect(me.body).toEqual(answer.body.member)
  })

  test('[2.1] [2.2] [3.1] tells the other services, in order and without personal data', async () => {
    const { memberId } = await registered(service, 'order@example.com')
    const events = await settle('the events of the new member', async () => {
      const found = await messagesOf(service, 'member.events', memberId)
      return found.length === 3 && found
    })
    expect(events.map(({ typeName, seq }) => [typeName, seq])).toEqual([
      ['laurel.member.MemberRegistered', 1],
      ['laurel.member.ConsentGranted', 2],
      ['laurel.member.ConsentGranted', 3],
    ])
    expect(events[0]?.value).toMatchObject({ memberId, channel: 'email' })
    expect(events[1]?.value).toMatchObject({ document: 'user-agreement', version: '1' })
    expect(events[2]?.value).toMatchObject({ document: 'privacy-policy', version: '1' })
    const standings = await messagesOf(service, 'member.standing', memberId)
    expect(standings.map(({ value }) => value)).toMatchObject([
      { status: 'active', tier: 'ordinary', entitlements: ['browsing', 'basic-activities'], restrictions: [] },
    ])
  })

  test('with the key and body of an earlier completion is the earlier answer, tokens and all', async () => {
    const { path, code } = await started(service, '+8613900000002')
    const key = randomUUID()
    const first = await service.post(path, yes(code), { key })
    const again = await service.post(path, yes(code), { key })
    expect([again.status, again.body]).toEqual([201, first.body])
  })

  test('of twenty at once is one: one account, one of each event, the others refused', async () => {
    const { path, code } = await started(service, '+8613900000003')
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.post(path, yes(code))))
    const made = answers.filter(({ status }) => status === 201)
    expect(made).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['CODE_INVALID']),
    )
    const database = await service.bed.database('member')
    expect(await database.collection('consents').countDocuments({ memberId: made[0]?.body.member.id })).toBe(2)
  })

  test('of twenty at once with one key is one, and all get its answer', async () => {
    const { path, code } = await started(service, '+8613900000004')
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.post(path, yes(code), { key })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })
})

describe('POST /v1/registrations/{id}/completion → 400', () => {
  test('[2.1] CODE_INVALID for a wrong code; after five the right one is refused too', async () => {
    const { path, code } = await started(service, '+8613900000011')
    const wrong = wrongCode(code)
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await service.post(path, yes(wrong))
      expect([answer.status, answer.body.code]).toEqual([400, 'CODE_INVALID'])
    }
    expect((await service.post(path, yes(code))).body.code).toBe('CODE_INVALID')
  })

  test('[2.1] tries are counted though they come at once', async () => {
    const { path, code } = await started(service, '+8613900000012')
    await Promise.all(Array.from({ length: 8 }, () => service.post(path, yes(wrongCode(code)))))
    expect((await service.post(path, yes(code))).body.code).toBe('CODE_INVALID')
  })

  test('[2.1] a try that is sent again with its key costs no second one', async () => {
    const { path, code } = await started(service, '+8613900000013')
    const key = randomUUID()
    for (let tries = 0; tries < 8; tries += 1) await service.post(path, yes(wrongCode(code)), { key })
    expect((await service.post(path, yes(code))).status).toBe(201)
  })

  test('[2.1] a used code, an unknown registration and an address with an account are refused alike', async () => {
    const used = await started(service, '+8613900000014')
    await service.post(used.path, yes(used.code))
    service.advance('PT61S')
    const { body } = await service.post('/v1/registrations', { channel: 'phone', address: '+8613900000014' })
    const answers = [
      await service.post(used.path, yes(used.code)),
      await service.post('/v1/registrations/reg_unknown/completion', yes('123456')),
      await service.post(`/v1/registrations/${body.registrationId}/completion`, yes('123456')),
    ]
    const seen = answers.map(({ status, body: { requestId: _id, ...problem } }) => ({ status, problem }))
    expect(seen[0]).toMatchObject({ status: 400, problem: { code: 'CODE_INVALID' } })
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  test('[2.1] of two registrations of one address, the second makes no second account', async () => {
    const first = await started(service, '+8613900000015')
    service.advance('PT61S')
    const second = await started(service, '+8613900000015')
    expect((await service.post(first.path, yes(first.code))).status).toBe(201)
    const late = await service.post(second.path, yes(second.code))
    expect([late.status, late.body.code]).toEqual([400, 'CODE_INVALID'])
  })

  test.each([
    ['DISPLAY_NAME_INVALID', '/displayName', { displayName: 'a\u202eb' }],
    ['DISPLAY_NAME_INVALID', '/displayName', { displayName: '长'.repeat(41) }],
    ['PASSWORD_TOO_SHORT', '/password', { password: 'short' }],
    ['PASSWORD_TOO_LONG', '/password', { password: 'long '.repeat(30) }],
    ['PASSWORD_TOO_COMMON', '/password', { password: 'password123' }],
  ])('%s at %s, and the code is not used up', async (code, field, change) => {
    service.advance('PT61S')
    const registration = await started(service, '+8613900000016')
    const answer = await service.post(registration.path, { ...yes(registration.code), ...change })
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([400, code, field])
  })

  test('PASSWORD_TOO_COMMON for the address itself; the code still works with another password', async () => {
    const { path, code } = await started(service, 'own@example.com')
    const answer = await service.post(path, { ...yes(code), password: 'Own@Example.com' })
    expect(answer.body.code).toBe('PASSWORD_TOO_COMMON')
    expect((await service.post(path, { ...yes(code), password: 'another thing' })).status).toBe(201)
  })
})

describe('POST /v1/registrations/{id}/completion → 403', () => {
  test.each([
    ['none', []],
    ['one of two', [bothConsents[0]]],
    ['an outdated version', [bothConsents[0], { document: 'privacy-policy', version: '0' }]],
  ])('[2.2] CONSENT_REQUIRED with %s: what to accept is named, and the code stays good', async (_name, consents) => {
    service.advance('PT61S')
    const { path, code } = await started(service, '+8613900000021')
    const answer = await service.post(path, { ...yes(code), consents })
    expect([answer.status, answer.body.code]).toEqual([403, 'CONSENT_REQUIRED'])
    expect(answer.body.detail).toContain('privacy-policy 1')
  })
})

describe('POST /v1/registrations/{id}/completion → 410', () => {
  test('[2.1] CODE_EXPIRED after 5 minutes, right or wrong, account or none', async () => {
    await registered(service, '+8613900000031')
    service.advance('PT61S')
    const taken = await service.post('/v1/registrations', { channel: 'phone', address: '+8613900000031' })
    const { path, code } = await started(service, '+8613900000032')
    service.advance('PT5M')
    const answers = [
      await service.post(path, yes(code)),
      await service.post(path, yes(wrongCode(code))),
      await service.post(`/v1/registrations/${taken.body.registrationId}/completion`, yes('123456')),
    ]
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([410, 'CODE_EXPIRED'])
  })
})

describe('POST /v1/registrations/{id}/completion → 422', () => {
  test('IDEMPOTENCY_KEY_REUSED for a key that came with another body', async () => {
    const { path, code } = await started(service, '+8613900000041')
    const key = randomUUID()
    await service.post(path, yes(code), { key })
    const answer = await service.post(path, { ...yes(code), displayName: '李四' }, { key })
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  })
})
