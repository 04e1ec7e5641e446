import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, registered, startFixture } from './member-service.fixture.ts'

let service: Running
let member: Awaited<ReturnType<typeof registered>>
let other: Awaited<ReturnType<typeof registered>>
beforeAll(async () => {
  service = await startFixture('me')
  member = await registered(service, 'me@example.com')
  other = await registered(service, 'other@example.com')
}, 60_000)
afterAll(() => service.stop())

const get = (path: string, language = 'en') => service.get(path, { token: member.accessToken, language })

describe('GET /v1/me → 200', () => {
  test('[7.5] shows the member what is kept of them', async () => {
    const { status, body } = await get('/v1/me')
    expect(status).toBe(200)
    expect(body).toEqual({
      id: member.memberId,
      displayName: '张三',
      language: 'zh-CN',
      memberSince: expect.stringMatching(/^2026-11-24T04:/),
      identifiers: [{ channel: 'email', address: 'me@example.com', confirmedAt: body.memberSince }],
    })
  })
})

describe('GET /v1/me/standing → 200', () => {
  test('[3.1] [3.3] [3.4] shows tier and entitlements, each with its why', async () => {
    const { body } = await get('/v1/me/standing')
    const why = { policy: 'benefits', version: 1, clause: '3.4' }
    expect(body).toMatchObject({
      status: 'active',
      tier: { code: 'ordinary', why: { policy: 'tiers', version: 1 } },
      entitlements: [
        { code: 'browsing', why },
        { code: 'basic-activities', why },
      ],
      restrictions: [],
    })
  })
})

describe('GET /v1/me/messages → 200', () => {
  test("holds the welcome message, in the reader's language", async () => {
    expect((await get('/v1/me/messages', 'zh-CN')).body).toMatchObject({
      items: [{ category: 'account', subject: '欢迎加入', text: expect.stringContaining('张三'), readAt: null }],
      next: null,
    })
    expect((await get('/v1/me/messages', 'en')).body.items[0].subject).toBe('Welcome')
  })
})

describe('GET /v1/me/messages → 400', () => {
  test.each(['nonsense', 'AAAA', '$ne'])('CURSOR_INVALID for %s', async (cursor) => {
    const answer = await get(`/v1/me/messages?cursor=${cursor}`)
    expect([answer.status, answer.body.code]).toEqual([400, 'CURSOR_INVALID'])
  })

  test('VALIDATION_FAILED for a limit out of range', async () => {
    expect(await get('/v1/me/messages?limit=0')).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } })
  })
})

describe('POST /v1/me/messages/{id}/read → 204', () => {
  test('marks the message once: the first time stays', async () => {
    const [message] = (await get('/v1/me/messages')).body.items
    const read = () => service.post(`/v1/me/messages/${message.id}/read`, undefined, { token: member.accessToken })
    expect((await read()).status).toBe(204)
    const first = (await get('/v1/me/messages')).body.items[0].readAt
    service.advance('PT1M')
    expect((await read()).status).toBe(204)
    expect((await get('/v1/me/messages')).body.items[0].readAt).toBe(first)
  })
})

describe('POST /v1/me/messages/{id}/read → 404', () => {
  test("MESSAGE_NOT_FOUND for another member's message", async () => {
    const { body } = await service.get('/v1/me/messages', { token: other.accessToken })
    const path = `/v1/me/messages/${body.items[0].id}/read`
    const answer = await service.post(path, undefined, { token: member.accessToken })
    expect([answer.status, answer.body.code]).toEqual([404, 'MESSAGE_NOT_FOUND'])
  })
})

describe('POST /v1/me/messages/{id}/read → 422', () => {
  test('IDEMPOTENCY_KEY_REUSED for a key that came with another message', async () => {
    const key = randomUUID()
    const call = { token: member.accessToken, key }
    await service.post('/v1/me/messages/msg_1/read', undefined, call)
    expect((await service.post('/v1/me/messages/msg_2/read', undefined, call)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('another member may use the same key', async () => {
    const key = randomUUID()
    await service.post('/v1/me/messages/msg_1/read', undefined, { token: member.accessToken, key })
    const answer = await service.post('/v1/me/messages/msg_2/read', undefined, { token: other.accessToken, key })
    expect(answer.body.code).toBe('MESSAGE_NOT_FOUND')
  })
})

describe('GET /v1/me/consents → 200', () => {
  test('[2.2] shows document, version, time, channel and the digest of the text that was shown', async () => {
    const { body } = await get('/v1/me/consents')
    const agreements = (await service.get('/v1/agreements', { language: body.items[0].language })).body.items
    const digests = agreements.map(({ textDigest }: { textDigest: string }) => textDigest)
    expect(body.items).toHaveLength(2)
    for (const item of body.items) {
      expect(item).toMatchObject({
        version: '1',
        channel: 'email',
        grantedAt: expect.stringMatching(/^2026-11-24T04:/),
      })
      expect(digests).toContain(item.textDigest)
    }
  })
})

describe('GET /v1/agreements → 200', () => {
  test("[2.2] [7.1] shows the texts in force, in the reader's language, with their digests, to anyone", async () => {
    const [zh, en] = [
      (await service.get('/v1/agreements', { language: 'zh-CN' })).body.items,
      (await service.get('/v1/agreements', { language: 'en' })).body.items,
    ]
    expect(zh.map(({ document, title }: { document: string; title: string }) => [document, title])).toEqual([
      ['user-agreement', '用户协议'],
      ['privacy-policy', '隐私政策'],
    ])
    expect(en[0]).toMatchObject({ version: '1', status: 'in-force', title: 'User Agreement' })
    expect(en[0].textDigest).not.toBe(zh[0].textDigest)
  })
})

describe.each(['/v1/me', '/v1/me/standing', '/v1/me/messages', '/v1/me/consents'])('GET %s → 401', (path) => {
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"mbr_1"}').toString('base64url')}.`

  test.each([
    ['no token', {}],
    ['nonsense', { authorization: 'Bearer nonsense' }],
    ['alg none', { authorization: `Bearer ${unsigned}` }],
    ['another scheme', { authorization: 'Basic bWU6bWU=' }],
    ['an empty token', { authorization: 'Bearer ' }],
  ])('UNAUTHENTICATED with WWW-Authenticate for %s', async (_name, headers) => {
    const answer = await service.get(path, { headers: headers as Record<string, string> })
    expect([answer.status, answer.body.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="laurel"/)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  test('UNAUTHENTICATED for a token that was altered', async () => {
    const altered = `${member.accessToken.slice(0, -3)}AAA`
    expect((await service.get(path, { token: altered })).status).toBe(401)
  })
})
