import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { postJson, rawExchange, rawProblem, testServer } from '../../test/http-harness.ts'
import type { HttpApp } from '../index.ts'

const Line = Type.Object({ quantity: Type.Integer({ minimum: 1 }) })

function routes(app: HttpApp): void {
  const body = Type.Object({ name: Type.String({ minLength: 1 }), lines: Type.Optional(Type.Array(Line)) })
  app.post('/v1/things', { schema: { body } }, (request) => ({ got: request.body }))
  app.post('/v1/open', { schema: { body: Type.Unknown() } }, () => ({}))
  app.get('/v1/things/:id', { schema: { params: Type.Object({ id: Type.String() }) } }, (request) => request.params)
  app.get('/v1/broken', () => {
    throw new Error('secret detail of the inside')
  })
  app.get('/v1/odd', () => Promise.reject({ not: 'an error' }))
}

type Sent = { method?: string; body?: string | Buffer; headers?: Record<string, string>; path?: string }

const faults: { [what: string]: [Sent, number, string] } = {
  'JSON that breaks off': [{ body: '{"name":' }, 400, 'MALFORMED_JSON'],
  'an empty body': [{ body: '' }, 400, 'MALFORMED_JSON'],
  'no body at all': [{}, 400, 'VALIDATION_FAILED'],
  '__proto__ in the body': [{ body: '{"name":"a","__proto__":{"admin":true}}' }, 400, 'MALFORMED_JSON'],
  'constructor.prototype in the body': [{ body: '{"constructor":{"prototype":{"x":1}}}' }, 400, 'MALFORMED_JSON'],
  'bytes that are not UTF-8': [{ body: Buffer.from('{"name":"\xff"}', 'latin1') }, 400, 'MALFORMED_JSON'],
  'a body that is nested too deep': [
    { path: '/v1/open', body: `${'['.repeat(9999)}${']'.repeat(9999)}` },
    400,
    'MALFORMED_JSON',
  ],
  'JSON of another shape': [{ body: '[]' }, 400, 'VALIDATION_FAILED'],
  'a body of null': [{ body: 'null' }, 400, 'VALIDATION_FAILED'],
  'plain text': [{ body: 'name=a', headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  'a form': [
    { body: 'name=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  'a content type that is none': [{ body: '{}', headers: { 'content-type': ';;;' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  'a body over the limit': [{ body: `{"name":"${'x'.repeat(262_144)}"}` }, 413, 'BODY_TOO_LARGE'],
  'a path that is not there': [{ path: '/v1/nothing' }, 404, 'NOT_FOUND'],
  'a path that is not there, with bad JSON': [{ path: '/v1/nothing', body: '{' }, 404, 'NOT_FOUND'],
  'a method that the path lacks': [{ method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  'a method of WebDAV': [{ method: 'PROPFIND' }, 405, 'METHOD_NOT_ALLOWED'],
  'bad percent-encoding': [{ path: '/v1/%E0%A4%A', method: 'GET' }, 400, 'BAD_URL'],
  'bad percent-encoding in a parameter': [{ path: '/v1/things/%ff', method: 'GET' }, 400, 'BAD_URL'],
  'a parameter that is too long': [{ path: `/v1/things/${'x'.repeat(300)}`, method: 'GET' }, 414, 'URI_TOO_LONG'],
  'a URL that is too long': [{ path: `/v1/things/1?q=${'x'.repeat(9000)}`, method: 'GET' }, 414, 'URI_TOO_LONG'],
  'a fault of ours': [{ path: '/v1/broken', method: 'GET' }, 500, 'INTERNAL_ERROR'],
  'a throw of what is not an error': [{ path: '/v1/odd', method: 'GET' }, 500, 'INTERNAL_ERROR'],
}

test.each(Object.entries(faults))('%s ends in a problem document', async (_, [sent, status, code]) => {
  const { url, logged } = await testServer(routes)
  const headers = {
    ...(sent.body !== undefined && { 'content-type': 'application/json' }),
    'idempotency-key': 'k',
    ...sent.headers,
  }
  const withBody = sent.body === undefined ? {} : { body: sent.body }
  const { path = '/v1/things', method = 'POST' } = sent
  const response = await fetch(url + path, { method, headers: method === 'GET' ? {} : headers, ...withBody })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await response.json()) as Record<string, unknown>
  expect(problem).toMatchObject({ status, code, type: `/problems/${code}` })
  expect(response.status).toBe(status)
  expect(problem.requestId).toBe(response.headers.get('x-request-id'))
  expect(JSON.stringify(problem)).not.toMatch(/secret|Error:|\.ts|node_modules|fastify/)
  expect(logged()).not.toContain('xxxxx')
})

test('a fault that will pass is a 503 that says when to come again, and is logged', async () => {
  const away = new Error('the database is away')
  const routes = (app: HttpApp) => void app.get('/v1/away', () => Promise.reject(away))
  const { url, logged } = await testServer(routes, { isPassing: (fault) => fault === away })
  const response = await fetch(`${url}/v1/away`)
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  expect(logged()).toContain('the database is away')
})

test('a fault of ours is logged whole, and told to nobody', async () => {
  const { url, logged } = await testServer(routes)
  const problem = (await (await fetch(`${url}/v1/broken`, { headers: { 'accept-language': 'en' } })).json()) as {
    requestId: string
    detail: string
  }
  expect(problem.detail).toBe('Something failed on our side; it was recorded.')
  const line =
    logged()
      .split('\n')
      .find((text) => text.includes('request failed')) ?? '{}'
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    problem: 'INTERNAL_ERROR',
    traceId: problem.requestId,
    err: { message: 'secret detail of the inside' },
  })
})

describe('a method that is wrong', () => {
  test('is told which there are', async () => {
    const { url } = await testServer(routes)
    const response = await fetch(`${url}/v1/things/1`, { method: 'PUT', headers: { 'accept-language': 'en' } })
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await response.json()).toMatchObject({ detail: 'This address takes only: GET, HEAD, OPTIONS.' })
  })

  test('OPTIONS is answered with the methods; of an unknown path with 404', async () => {
    const { url } = await testServer(routes)
    const known = await fetch(`${url}/v1/things`, { method: 'OPTIONS' })
    expect([known.status, known.headers.get('allow')]).toEqual([204, 'OPTIONS, POST'])
    const unknown = await fetch(`${url}/v1/none`, { method: 'OPTIONS' })
    expect(await unknown.json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('HEAD has the headers of GET and no body, also when it fails', async () => {
    const { url } = await testServer(routes)
    const good = await fetch(`${url}/v1/things/1`, { method: 'HEAD' })
    expect([good.status, await good.text()]).toEqual([200, ''])
    const bad = await fetch(`${url}/v1/none`, { method: 'HEAD' })
    expect([bad.status, bad.headers.get('content-type'), await bad.text()]).toEqual([
      404,
      'application/problem+json',
      '',
    ])
  })
})

describe('what never becomes a request', () => {
  const cases: [string, (string | Buffer)[], number, string][] = [
    ['bytes that are not HTTP', ['\x16\x03\x01\x02\x00\x01\x00'], 400, 'MALFORMED_HTTP'],
    ['a method that does not exist', ['BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n'], 400, 'MALFORMED_HTTP'],
    [
      'two lengths (request smuggling)',
      ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
      400,
      'MALFORMED_HTTP',
    ],
    ['a bare CR in a header', ['GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n'], 400, 'MALFORMED_HTTP'],
    ['no Host', ['GET /v1/things/1 HTTP/1.1\r\nConnection: close\r\n\r\n'], 400, 'MALFORMED_HTTP'],
    [
      'headers over the limit',
      [`GET / HTTP/1.1\r\nHost: x\r\nA: ${'y'.repeat(20_000)}\r\n\r\n`],
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['a request line without end', [`GET /${'y'.repeat(20_000)}`], 414, 'URI_TOO_LONG'],
    ['an Expect that is unknown', ['GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n'], 417, 'EXPECTATION_FAILED'],
    ['CONNECT, for we are no proxy', ['CONNECT db:27017 HTTP/1.1\r\nHost: db\r\n\r\n'], 400, 'MALFORMED_HTTP'],
  ]
  test.each(cases)('%s', async (_, chunks, status, code) => {
    const { port } = await testServer(routes)
    expect(rawProblem(await rawExchange(port, ...chunks))).toEqual({ status, type: 'application/problem+json', code })
  })

  test('a request that does not arrive in time', async () => {
    const { port } = await testServer(routes, { requestTimeoutMs: 50 })
    const head = 'POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n'
    const answer = await rawExchange(port, `${head}{`)
    expect(rawProblem(answer)).toMatchObject({ status: 408, code: 'REQUEST_TIMEOUT' })
  })
})

test('an answer to a request whose body is not all there closes the connection, and is the only one', async () => {
  const { port } = await testServer(routes, { requestTimeoutMs: 50 })
  const answer = await rawExchange(port, 'POST /v1/none HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{')
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  expect(rawProblem(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
})

test('a route that does not answer in time is given up', async () => {
  const { url } = await testServer(
    (app) => {
      app.get('/v1/slow', () => new Promise(() => {}))
    },
    { handlerTimeoutMs: 30 },
  )
  const response = await fetch(`${url}/v1/slow`)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(await response.json()).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' })
})

test('nothing tells what the server is made of', async () => {
  const { url } = await testServer(routes)
  const headers = [...(await postJson(`${url}/v1/things`, { name: 'a' })).headers.keys()]
  expect(headers).not.toContain('server')
  expect(headers).not.toContain('x-powered-by')
  expect(headers).toContain('x-content-type-options')
})
