import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, registered, startFixture } from './member-service.fixture.ts'

let service: Running
beforeAll(async () => {
  service = await startFixture('registrations')
}, 60_000)
afterAll(() => service.stop())

const register = (address: string, call = {}, channel = address.includes('@') ? 'email' : 'phone') =>
  service.post('/v1/registrations', { channel, address }, call)

describe('POST /v1/registrations → 202', () => {
  test('[2.1] sends a code of six digits, good for 5 minutes, another after 60 s', async () => {
    const answer = await register('138 0000 0001')
    expect(answer.status).toBe(202)
    expect(answer.body.registrationId).toMatch(/^reg_/)
    const expiresIn = Date.parse(answer.body.expiresAt) - Date.parse(answer.body.resendAfter)
    expect(expiresIn).toBe(4 * 60_000)
    const message = await service.sentTo('+8613800000001')
    expect(message.code).toMatch(/^\d{6}$/)
    expect(message.text).toContain(message.code)
  })

  test('[2.1] writes to an e-mail address in its case-folded form', async () => {
    expect((await register(' Li.Si@Example.COM')).status).toBe(202)
    expect((await service.sentTo('li.si@example.com')).code).toMatch(/^\d{6}$/)
  })

  test("speaks the reader's language", async () => {
    await register('13800000003', { language: 'zh-CN' })
    expect((await service.sentTo('+8613800000003')).subject).toBe('您的注册验证码')
    await register('13800000004', { language: 'en' })
    expect((await service.sentTo('+8613800000004')).subject).toBe('Your registration code')
  })

  test('[2.1] is the same for an address that has an account; only its owner is told, and gets no code', async () => {
    await registered(service, '+8613800000005')
    service.advance('PT61S')
    const [known, unknown] = [
      await register('13800000005', { language: 'en' }),
      await register('13800000006', { language: 'en' }),
    ]
    expect(known.status).toBe(unknown.status)
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()])
    const message = await service.sentTo('+8613800000005')
    expect(message.code).toBeNull()
    expect(message.subject).toBe('You already have an account')
  })

  test('with the key and body of an earlier request is the earlier answer, and nothing is sent again', async () => {
    const key = randomUUID()
    const first = await register('13800000007', { key })
    const { code } = await service.sentTo('+8613800000007')
    service.advance('PT61S')
    const again = await register('13800000007', { key })
    expect(again.body).toEqual(first.body)
    expect((await service.sentTo('+8613800000007')).code).toBe(code)
  })

  test('of one key many times at once is carried out once', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => register('13800000008', { key })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(new Set(answers.map(({ body }) => body.registrationId)).size).toBe(1)
  })
})

describe('POST /v1/registrations → 400', () => {
  test.each([
    ['phone', '12345'],
    ['phone', '010-12345678'],
    ['email', 'nobody'],
    ['email', '13800000001'],
    ['phone', 'a@example.com'],
    ['email', 'a\u200b@example.com'],
  ])('ADDRESS_INVALID for a %s that is none: %j', async (channel, address) => {
    const answer = await register(address, {}, channel)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ code: 'ADDRESS_INVALID', errors: [{ in: 'body', field: '/address' }] })
    expect(JSON.stringify(answer.body)).not.toContain(address)
  })
})

describe('POST /v1/registrations → 422', () => {
  test('IDEMPOTENCY_KEY_REUSED for a key that came with another body', async () => {
    const key = randomUUID()
    await register('13800000011', { key })
    const answer = await register('13800000012', { key })
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    expect(await service.sentTo('+8613800000012')).toBeUndefined()
  })
})

describe('POST /v1/registrations → 429', () => {
  test('[2.1] CODE_TOO_SOON within 60 s, with Retry-After; the same request then succeeds', async () => {
    await register('13800000021')
    const key = randomUUID()
    const refused = await register('13800000021', { key })
    expect([refused.status, refused.body.code]).toEqual([429, 'CODE_TOO_SOON'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
    service.advance('PT61S')
    expect((await register('13800000021', { key })).status).toBe(202)
  })

  test('[2.1] for one of many at once for one address: the cap holds', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => register('13800000022')))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  test('[2.1] CODE_LIMIT_REACHED after 10 on one day, alike for an address that has an account', async () => {
    await registered(service, '+8613800000023')
    const statuses = []
    for (let round = 0; round < 10; round += 1) {
      service.advance('PT61S')
      statuses.push((await register('13800000023')).status)
    }
    expect(statuses).toEqual([...Array(9).fill(202), 429])
    service.advance('PT61S')
    const answer = await register('13800000023')
    expect(answer.body.code).toBe('CODE_LIMIT_REACHED')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3600)
  })
})
