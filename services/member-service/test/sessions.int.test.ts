import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, registered, startFixture, wrongCode } from './member-service.fixture.ts'

let service: Running
beforeAll(async () => {
  service = await startFixture('sessions')
}, 60_000)
afterAll(() => service.stop())

const signIn = (body: object, call = {}) => service.post('/v1/sessions', body, call)
const refresh = (refreshToken: string, call = {}) => service.post('/v1/sessions/refresh', { refreshToken }, call)
const statusWith = async (token: string) => (await service.get('/v1/me', { token })).status
const codeFor = async (address: string) => {
  await service.post('/v1/sessions/codes', { address })
  return (await service.sentTo(address)).code
}

describe('POST /v1/sessions → 201', () => {
  test('by password, however the address is written', async () => {
    await registered(service, 'anna@example.com', 'correct horse')
    const answer = await signIn({ address: ' Anna@Example.COM', password: 'correct horse' })
    expect(answer.status).toBe(201)
    expect(await statusWith(answer.body.accessToken)).toBe(200)
  })

  test('[2.1] by a code that was sent for it, once', async () => {
    await registered(service, '+8613700000001')
    service.advance('PT61S')
    const code = await codeFor('+8613700000001')
    const answer = await signIn({ address: '13700000001', code })
    expect(answer.status).toBe(201)
    expect(await statusWith(answer.body.accessToken)).toBe(200)
    expect((await signIn({ address: '13700000001', code })).body.code).toBe('CODE_INVALID')
  })

  test('with an earlier key and body is the earlier answer', async () => {
    await registered(service, 'again@example.com', 'correct horse')
    const key = randomUUID()
    const body = { address: 'again@example.com', password: 'correct horse' }
    const [first, again] = [await signIn(body, { key }), await signIn(body, { key })]
    expect(again.body).toEqual(first.body)
  })
})

describe('POST /v1/sessions → 400', () => {
  test('[2.1] CODE_INVALID for a wrong code, the code of a registration, and an address without an account', async () => {
    await registered(service, '+8613700000011')
    service.advance('PT61S')
    const code = await codeFor('+8613700000011')
    await service.post('/v1/sessions/codes', { address: '13700000012' })
    const answers = [
      await signIn({ address: '13700000011', code: wrongCode(code) }),
      await signIn({ address: '13700000012', code: '123456' }),
      await signIn({ address: '13700000013', code: '123456' }),
    ]
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([400, 'CODE_INVALID'])
  })

  test('[2.1] CODE_INVALID after five wrong tries, also for the right code', async () => {
    await registered(service, '+8613700000014')
    service.advance('PT61S')
    const code = await codeFor('+8613700000014')
    await Promise.all(Array.from({ length: 7 }, () => signIn({ address: '13700000014', code: wrongCode(code) })))
    expect((await signIn({ address: '13700000014', code })).body.code).toBe('CODE_INVALID')
  })
})

describe('POST /v1/sessions → 401', () => {
  test('[2.1] CREDENTIALS_INVALID alike for a wrong password, no password and no account', async () => {
    await registered(service, 'wrong@example.com', 'correct horse')
    await registered(service, 'codeonly@example.com')
    const answers = []
    for (const address of ['wrong@example.com', 'codeonly@example.com', 'nobody@example.com']) {
      answers.push(await signIn({ address, password: 'battery staple' }))
    }
    for (const { status, body, headers } of answers) {
      expect([status, body.code]).toEqual([401, 'CREDENTIALS_INVALID'])
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  })
})

describe('POST /v1/sessions → 410', () => {
  test('[2.1] CODE_EXPIRED after 5 minutes, account or none', async () => {
    await registered(service, '+8613700000021')
    service.advance('PT61S')
    const code = await codeFor('+8613700000021')
    await service.post('/v1/sessions/codes', { address: '13700000022' })
    service.advance('PT5M')
    for (const address of ['13700000021', '13700000022']) {
      expect(await signIn({ address, code })).toMatchObject({ status: 410, body: { code: 'CODE_EXPIRED' } })
    }
  })
})

describe('POST /v1/sessions → 429', () => {
  test('TOO_MANY_TRIES after ten wrong passwords, though they come at once; a code still signs in', async () => {
    await registered(service, 'guessed@example.com', 'correct horse')
    const guesses = Array.from({ length: 14 }, (_, index) => `guess number ${index}`)
    const answers = await Promise.all(guesses.map((password) => signIn({ address: 'guessed@example.com', password })))
    expect(answers.filter(({ body }) => body.code === 'CREDENTIALS_INVALID')).toHaveLength(10)
    const refused = await signIn({ address: 'guessed@example.com', password: 'correct horse' })
    expect([refused.status, refused.body.code]).toEqual([429, 'TOO_MANY_TRIES'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600)
    service.advance('PT61S')
    const code = await codeFor('guessed@example.com')
    expect((await signIn({ address: 'guessed@example.com', code })).status).toBe(201)
  })
})

describe('POST /v1/sessions/codes → 202', () => {
  test('[2.1] is the same for an address without an account; only its owner is told', async () => {
    await registered(service, '+8613700000031')
    service.advance('PT61S')
    const known = await service.post('/v1/sessions/codes', { address: '13700000031' })
    const unknown = await service.post('/v1/sessions/codes', { address: '13700000032' })
    expect([known.status, unknown.status]).toEqual([202, 202])
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
    expect((await service.sentTo('+8613700000032')).code).toBeNull()
  })
})

describe('POST /v1/sessions/codes → 429', () => {
  test('[2.1] CODE_TOO_SOON: registering and signing in share the cap of an address', async () => {
    await service.post('/v1/registrations', { channel: 'phone', address: '13700000033' })
    const answer = await service.post('/v1/sessions/codes', { address: '13700000033' })
    expect([answer.status, answer.body.code]).toEqual([429, 'CODE_TOO_SOON'])
  })
})

describe('POST /v1/sessions/refresh → 200', () => {
  test('gives the next tokens, and a new access token when the old one has ended', async () => {
    const member = await registered(service, '+8613700000041')
    service.advance('PT16M')
    expect(await statusWith(member.accessToken)).toBe(401)
    const answer = await refresh(member.refreshToken)
    expect(answer.status).toBe(200)
    expect(answer.body.refreshToken).not.toBe(member.refreshToken)
    expect(await statusWith(answer.body.accessToken)).toBe(200)
  })

  test('of one token many times at once gives all the same next one: nobody is signed out by a race', async () => {
    const { refreshToken } = await registered(service, '+8613700000042')
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(refreshToken)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1)
    expect((await refresh(answers[0]?.body.refreshToken)).status).toBe(200)
  })
})

describe('POST /v1/sessions/refresh → 401', () => {
  test('REFRESH_TOKEN_INVALID for a token that was used before; the whole session ends with it', async () => {
    const { refreshToken } = await registered(service, '+8613700000043')
    const next = await refresh(refreshToken)
    service.advance('PT31S')
    const reused = await refresh(refreshToken)
    expect([reused.status, reused.body.code]).toEqual([401, 'REFRESH_TOKEN_INVALID'])
    expect((await refresh(next.body.refreshToken)).status).toBe(401)
    expect(await statusWith(next.body.accessToken)).toBe(401)
  })

  test.each(['nonsense', 'lrt_ses_1.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])('for %s', async (token) => {
    expect(await refresh(token)).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_INVALID' } })
  })

  test('after 30 days without use', async () => {
    const { refreshToken } = await registered(service, '+8613700000044')
    service.advance('P30D')
    expect((await refresh(refreshToken)).status).toBe(401)
  })
})

describe('DELETE /v1/sessions/current → 204', () => {
  test('signs out at once: neither token works any more, other sessions go on', async () => {
    const { accessToken, refreshToken } = await registered(service, 'out@example.com', 'correct horse')
    const other = await signIn({ address: 'out@example.com', password: 'correct horse' })
    expect((await service.delete('/v1/sessions/current', { token: accessToken })).status).toBe(204)
    expect(await statusWith(accessToken)).toBe(401)
    expect((await refresh(refreshToken)).status).toBe(401)
    expect(await statusWith(other.body.accessToken)).toBe(200)
  })
})

describe('GET /.well-known/jwks.json → 200', () => {
  test('has public keys only', async () => {
    const { status, body } = await service.get('/.well-known/jwks.json')
    expect(status).toBe(200)
    expect(body.keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' })
    expect(body.keys[0]).not.toHaveProperty('d')
  })
})
