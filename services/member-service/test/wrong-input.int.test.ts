import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bothConsents, type Running, started, startFixture } from './member-service.fixture.ts'

let service: Running
beforeAll(async () => {
  service = await startFixture('wrong-input')
}, 60_000)
afterAll(() => service.stop())

const problem = (answer: { status: number; headers: Headers; body: { code: string } }) => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return [answer.status, answer.body.code]
}
const posts = [
  '/v1/registrations',
  '/v1/registrations/reg_1/completion',
  '/v1/sessions',
  '/v1/sessions/codes',
  '/v1/sessions/refresh',
]

describe.each(posts)('POST %s', (path) => {
  test.each([
    ['malformed JSON', '{"address":', 'MALFORMED_JSON'],
    ['an empty body', '', 'MALFORMED_JSON'],
    ['a prototype in the body', '{"__proto__":{"x":1}}', 'MALFORMED_JSON'],
    ['null', 'null', 'VALIDATION_FAILED'],
    ['a list', '[]', 'VALIDATION_FAILED'],
    ['a text', '"text"', 'VALIDATION_FAILED'],
    ['no fields', '{}', 'VALIDATION_FAILED'],
  ])('→ 400 for %s', async (_name, body, code) => {
    expect(problem(await service.post(path, body))).toEqual([400, code])
  })

  test('→ 400 VALIDATION_FAILED for database operators in place of texts', async () => {
    const operator = { $ne: null }
    const body = { channel: operator, address: operator, code: operator, password: operator, refreshToken: operator }
    expect(problem(await service.post(path, body))).toEqual([400, 'VALIDATION_FAILED'])
  })

  test('→ 400 IDEMPOTENCY_KEY_REQUIRED without a key', async () => {
    const answer = await service.post(path, {}, { key: '' })
    expect(problem(answer)).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED'])
  })

  test('→ 413 for a huge body', async () => {
    expect(problem(await service.post(path, { address: 'x'.repeat(300_000) }))).toEqual([413, 'BODY_TOO_LARGE'])
  })

  test('→ 415 for another kind of body', async () => {
    const answer = await service.post(path, 'address=1', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(problem(answer)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })
})

describe('fields that nobody asked for', () => {
  test('→ 400: a member cannot give themselves a tier or an id', async () => {
    const { path, code } = await started(service, '+8613600000001')
    const body = { code, displayName: '张三', consents: bothConsents }
    for (const extra of [{ tier: 'diamond' }, { memberId: 'mbr_1' }, { role: 'admin' }, { 'displayName.$set': 'x' }]) {
      const answer = await service.post(path, { ...body, ...extra })
      expect(problem(answer)).toEqual([400, 'VALIDATION_FAILED'])
      expect(answer.body.errors[0].code).toBe('UNKNOWN_FIELD')
    }
    expect((await service.post(path, body)).status).toBe(201)
  })

  test.each([
    { address: 'a@example.com', password: 'one two three', code: '123456' },
    { address: 'a@example.com' },
    { address: ['a@example.com'], password: 'one two three' },
    { address: 'a@example.com', code: 123456 },
    { address: 'a@example.com', code: '12345x' },
  ])('→ 400: a sign-in is by password or by code, %j is neither', async (body) => {
    expect(problem(await service.post('/v1/sessions', body))).toEqual([400, 'VALIDATION_FAILED'])
  })
})

describe('other paths and methods', () => {
  test.each(['/v1/nothing', '/v1/registrations/x', '/v2/me', '/..%2f..%2fetc/passwd', '/dev/clocks'])(
    'GET %s → 404',
    async (path) => {
      expect((await service.get(path)).status).toBeGreaterThanOrEqual(404)
      expect(problem(await service.get(path))[0]).toBeLessThan(406)
    },
  )

  test('a method that a path does not take → 405 with Allow', async () => {
    const answer = await service.delete('/v1/registrations')
    expect(problem(answer)).toEqual([405, 'METHOD_NOT_ALLOWED'])
    expect(answer.headers.get('allow')).toContain('POST')
  })

  test('an id that is far too long → 414', async () => {
    const answer = await service.post(`/v1/registrations/${'x'.repeat(300)}/completion`, {})
    expect(problem(answer)).toEqual([414, 'URI_TOO_LONG'])
  })
})

describe('problems', () => {
  test("speak the reader's language and name what to do next [1.4]", async () => {
    const ask = (language: string) =>
      service.post('/v1/registrations', { channel: 'phone', address: '1' }, { language })
    expect((await ask('zh-CN,zh;q=0.9')).body).toMatchObject({ title: '地址无效', next: expect.stringContaining('请') })
    expect((await ask('en-GB')).body).toMatchObject({ title: 'Invalid address', next: expect.any(String) })
  })
})
