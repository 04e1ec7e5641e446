import { connect } from 'node:net'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { postJson, testServer } from '../../test/http-harness.ts'
import { defineErrors, type HttpApp, pageOf, pageQuery } from '../index.ts'

const errors = defineErrors({
  OUT_OF_STOCK: {
    status: 409,
    title: { zh: '缺货', en: 'Out of stock' },
    detail: { zh: '仅剩 {left} 件。', en: 'Only {left} left.' },
    next: { zh: '请减少数量。', en: 'Ask for fewer.' },
  },
})

function shop(app: HttpApp): void {
  const body = Type.Object({ quantity: Type.Integer() })
  const response = { 201: Type.Object({ id: Type.String() }), ...errors.responses('OUT_OF_STOCK', 'UNAUTHENTICATED') }
  app.post('/v1/redemptions', { schema: { security: [{ bearer: [] }], body, response } }, async (request, reply) => {
    if (request.body.quantity > 9) throw errors.problem('OUT_OF_STOCK', { left: 9 })
    if (request.body.quantity > 5)
      return errors.problem('OUT_OF_STOCK', { left: 5 }, { headers: { 'retry-after': '60' } })
    return reply.code(201).send({ id: 'rdm_1' })
  })
  const list = { querystring: pageQuery, response: { 200: pageOf(Type.String()) } }
  app.get('/v1/items', { schema: list }, (request) => ({ items: [String(request.query.limit)], next: null }))
}

describe('a refusal', () => {
  test('is the same answer whether it is returned or thrown', async () => {
    const { url } = await testServer(shop, { errors })
    const returned = await postJson(`${url}/v1/redemptions`, { quantity: 6 })
    expect(returned.headers.get('retry-after')).toBe('60')
    expect(await returned.json()).toMatchObject({
      status: 409,
      code: 'OUT_OF_STOCK',
      title: 'Out of stock',
      detail: 'Only 5 left.',
      next: 'Ask for fewer.',
    })
    expect(await (await postJson(`${url}/v1/redemptions`, { quantity: 10 })).json()).toMatchObject({
      detail: 'Only 9 left.',
    })
    expect((await postJson(`${url}/v1/redemptions`, { quantity: 1 })).status).toBe(201)
  })

  test('[RFC 9110 11.6.1] of someone who is not signed in says how to prove oneself', async () => {
    const { url } = await testServer((app) => void app.get('/me', () => errors.problem('UNAUTHENTICATED')))
    const response = await fetch(`${url}/me`)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  test('[contract] is in the language of Accept-Language, zh-CN or en', async () => {
    const { url } = await testServer(shop, { errors })
    const response = await postJson(`${url}/v1/redemptions`, { quantity: 6 }, { 'accept-language': 'zh-TW, en;q=0.5' })
    expect([response.headers.get('content-language'), response.headers.get('vary')]).toEqual([
      'zh-CN',
      'accept-language',
    ])
    expect(await response.json()).toMatchObject({ title: '缺货', detail: '仅剩 5 件。', next: '请减少数量。' })
  })

  test('has a type that explains its code', async () => {
    const { url } = await testServer(shop, { errors })
    const { type } = (await (await postJson(`${url}/v1/redemptions`, { quantity: 6 })).json()) as { type: string }
    const page = await (await fetch(url + type)).text()
    expect(page).toContain('HTTP 409 · Out of stock · 缺货')
    expect((await fetch(`${url}/problems/__proto__`)).status).toBe(404)
  })
})

describe('health', () => {
  const checks = [
    { name: 'broker', check: () => ({ ok: true }) },
    { name: 'database', check: () => Promise.reject(new TypeError('mongodb://u:p@host is down')) },
    { name: 'relay', check: () => ({ ok: false, detail: 'no lease' }) },
  ]

  test('live says that the process answers', async () => {
    const { url } = await testServer(shop, { ready: checks })
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'live' })
  })

  test('ready tells the parts apart, and nothing of their inside', async () => {
    const { url } = await testServer(shop, { ready: checks })
    const response = await fetch(`${url}/health/ready`)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({
      status: 'not-ready',
      checks: [
        { name: 'broker', ok: true },
        { name: 'database', ok: false, detail: 'TypeError' },
        { name: 'relay', ok: false, detail: 'no lease' },
        { name: 'accepting', ok: true },
      ],
    })
  })

  test('ready is 200 when everything works', async () => {
    const { url } = await testServer(shop, { ready: checks.slice(0, 1) })
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  })

  test('many questions at once ask each part once', async () => {
    let asked = 0
    const held = Promise.withResolvers<{ ok: boolean }>()
    const check = () => {
      asked += 1
      return held.promise
    }
    const { url } = await testServer(shop, { ready: [{ name: 'slow', check }] })
    const answers = Array.from({ length: 10 }, () => fetch(`${url}/health/ready`))
    await expect.poll(() => asked).toBe(1)
    await fetch(`${url}/health/live`)
    held.resolve({ ok: true })
    for (const answer of answers) expect((await answer).status).toBe(200)
    expect(asked).toBe(1)
  })
})

test('metrics are by route template: no id becomes a label', async () => {
  const { url } = await testServer((app) => void app.get('/v1/orders/:id', () => ({})))
  await fetch(`${url}/v1/orders/ord_1`)
  await fetch(`${url}/v1/guess/ord_2`)
  const response = await fetch(`${url}/metrics`)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/)
  const text = await response.text()
  expect(text).toContain('duration_seconds_count{method="GET",route="/v1/orders/:id",status="200",service="test"} 1')
  expect(text).toContain('route="none",status="404"')
  expect(text).toContain('process_cpu_seconds_total')
  expect(text).not.toMatch(/ord_[12]/)
})

describe('docs', () => {
  const docs = { title: 'Laurel', description: 'Members' }

  test('OpenAPI 3.1 has the routes, their problems, the token and the key', async () => {
    const { url } = await testServer(shop, { docs, errors })
    const api = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, { post?: object }> }
    expect(api).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Laurel', version: '1.2.3' },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        schemas: { Problem: { required: ['type', 'title', 'status', 'detail', 'code'] } },
      },
    })
    expect(api.paths['/v1/redemptions']?.post).toMatchObject({
      security: [{ bearer: [] }],
      parameters: [{ in: 'header', name: 'idempotency-key', required: true }],
      requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
      responses: {
        409: {
          description: '`OUT_OF_STOCK` Out of stock',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
        default: { content: { 'application/problem+json': {} } },
      },
    })
  })

  test('the page for people takes nothing from elsewhere', async () => {
    const { url } = await testServer(shop, { docs })
    const page = await fetch(`${url}/docs`)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(linked.length).toBeGreaterThan(3)
    for (const path of linked) {
      expect(path).toMatch(/^\/docs\//)
      expect((await fetch(url + path)).status).toBe(200)
    }
    expect(await (await fetch(`${url}/docs/static/swagger-initializer.js`)).text()).toContain('"validatorUrl":null')
  })
})

describe('the general limit', () => {
  const limited = { rateLimit: { max: 2, windowMs: 60_000 } }

  test('is told in RateLimit headers and ends in 429 with Retry-After', async () => {
    const { url } = await testServer(shop, limited)
    const first = await fetch(`${url}/v1/items`)
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual([
      '2',
      '1',
      '60',
    ])
    await fetch(`${url}/v1/items`)
    const third = await fetch(`${url}/v1/items`, { headers: { 'accept-language': 'en' } })
    expect([third.status, third.headers.get('retry-after'), third.headers.get('ratelimit-remaining')]).toEqual([
      429,
      '60',
      '0',
    ])
    expect(await third.json()).toMatchObject({ code: 'RATE_LIMITED', detail: 'Too many requests; try again in 60 s.' })
  })

  test('counts guesses at paths, but not health and metrics', async () => {
    const { url } = await testServer(shop, limited)
    for (const _ of [1, 2, 3]) expect((await fetch(`${url}/health/live`)).status).toBe(200)
    expect((await fetch(`${url}/a`)).status).toBe(404)
    await fetch(`${url}/b`)
    expect((await fetch(`${url}/c`)).status).toBe(429)
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
  })

  test('a route can have its own', async () => {
    const config = { rateLimit: { max: 1, windowMs: 1000 } }
    const { url } = await testServer((app) => void app.get('/v1/code', { config }, () => ({})), limited)
    expect((await fetch(`${url}/v1/code`)).headers.get('ratelimit-limit')).toBe('1')
    expect((await fetch(`${url}/v1/code`)).status).toBe(429)
  })

  test('can be lifted', async () => {
    const { url } = await testServer(shop, { rateLimit: null })
    expect((await fetch(`${url}/v1/items`)).headers.has('ratelimit-limit')).toBe(false)
  })
})

describe('traces', () => {
  const show = (app: HttpApp) => void app.get('/trace', (request) => request.trace)
  const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'

  test("the caller's trace goes on; its id is the request id", async () => {
    const { url, logged } = await testServer(show)
    const traceparent = `00-${TRACE_ID}-00f067aa0ba902b7-01`
    const response = await fetch(`${url}/trace`, { headers: { traceparent } })
    const trace = (await response.json()) as { spanId: string; traceparent: string }
    expect(trace).toMatchObject({ traceId: TRACE_ID, parentId: '00f067aa0ba902b7', sampled: true })
    expect(trace.traceparent).toBe(`00-${TRACE_ID}-${trace.spanId}-01`)
    expect(response.headers.get('x-request-id')).toBe(TRACE_ID)
    expect(logged()).toContain(`"traceId":"${TRACE_ID}"`)
  })

  test.each([
    'junk',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE_ID}-${'0'.repeat(16)}-01`,
    `ff-${TRACE_ID}-00f067aa0ba902b7-01`,
    `00-${TRACE_ID.toUpperCase()}-00f067aa0ba902b7-01`,
    `00-${TRACE_ID}-00f067aa0ba902b7-01-more`,
    `01-${TRACE_ID}-00f067aa0ba902b7-01${'-'.repeat(600)}`,
  ])('the traceparent %j is not believed', async (traceparent) => {
    const { url } = await testServer(show)
    const trace = (await (await fetch(`${url}/trace`, { headers: { traceparent } })).json()) as { traceId: string }
    expect(trace).toMatchObject({ parentId: null, sampled: false })
    expect(trace.traceId).toMatch(/^(?!4bf9)[0-9a-f]{32}$/)
  })
})

describe('a stop', () => {
  test('finishes what is in flight and accepts nothing new', async () => {
    const reached = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const slow = (app: HttpApp) =>
      void app.get('/slow', async () => {
        reached.resolve()
        await release.promise
        return { done: true }
      })
    const server = await testServer(slow)
    const inFlight = fetch(`${server.url}/slow`)
    await reached.promise
    const started = performance.now()
    const closed = server.close()
    await expect
      .poll(() =>
        fetch(`${server.url}/health/live`).then(
          () => 'accepted',
          () => 'refused',
        ),
      )
      .toBe('refused')
    release.resolve()
    expect(await (await inFlight).json()).toEqual({ done: true })
    await closed
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('cuts what is still open after the limit, and does not wait for idle connections', async () => {
    const server = await testServer((app) => void app.get('/never', () => new Promise(() => {})))
    await fetch(`${server.url}/health/live`)
    const socket = connect(server.port, '127.0.0.1')
    const cut = new Promise((resolve) => socket.once('close', resolve))
    socket.write('GET /never HTTP/1.1\r\nHost: x\r\n\r\n')
    await new Promise((resolve) => socket.once('ready', resolve))
    await server.close(50)
    await cut
  })
})
