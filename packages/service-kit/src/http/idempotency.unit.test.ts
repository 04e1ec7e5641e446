import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { testServer } from '../../test/http-harness.ts'
import { type HttpApp, idempotencyOf, preferredWaitMs, requestHash } from '../index.ts'

function routes(app: HttpApp): void {
  app.post('/v1/orders/:id/cancellation', { schema: { body: Type.Optional(Type.Unknown()) } }, (request) =>
    idempotencyOf(request),
  )
  app.post('/v1/sessions', { config: { idempotency: false } }, (request) => ({ key: request.idempotencyKey }))
  app.post('/v1/asks', { config: { idempotency: false } }, (request) => idempotencyOf(request))
}

async function post(path: string, headers: Record<string, string>) {
  const { url } = await testServer(routes)
  const response = await fetch(url + path, { method: 'POST', headers })
  return (await response.json()) as { code?: string; key?: string | null; hash?: string }
}

describe('[contract] every POST takes Idempotency-Key', () => {
  test('its key and hash are handed to the route', async () => {
    const { key, hash } = await post('/v1/orders/ord_1/cancellation', { 'idempotency-key': '7f9c~!' })
    expect(key).toBe('7f9c~!')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('without one it is refused', async () => {
    expect(await post('/v1/orders/ord_1/cancellation', {})).toMatchObject({ code: 'IDEMPOTENCY_KEY_REQUIRED' })
  })

  test.each([
    ['empty', { 'idempotency-key': '' }],
    ['with a blank in it', { 'idempotency-key': 'a b' }],
    ['not ASCII', { 'idempotency-key': 'ké' }],
    ['longer than 255', { 'idempotency-key': 'k'.repeat(256) }],
    ['sent twice', { 'idempotency-key': 'a, b' }],
  ])('one that is %s is refused', async (_, headers) => {
    expect(await post('/v1/orders/ord_1/cancellation', headers)).toMatchObject({ code: 'IDEMPOTENCY_KEY_INVALID' })
  })

  test('a route can do without', async () => {
    expect(await post('/v1/sessions', {})).toEqual({ key: null })
    expect(await post('/v1/asks', {})).toMatchObject({ code: 'INTERNAL_ERROR' })
  })
})

describe('the hash of a request', () => {
  const hash = (body: unknown, path = '/v1/orders') => requestHash('POST', path, body)

  test('does not depend on the order of fields, at any depth', () => {
    expect(hash({ a: 1, b: { c: [{ d: 1, e: 2 }] } })).toBe(hash({ b: { c: [{ e: 2, d: 1 }] }, a: 1 }))
  })

  test.each([
    ['another value', { a: 1 }, { a: 2 }],
    ['another type', { a: 1 }, { a: '1' }],
    ['another order of a list', [1, 2], [2, 1]],
    ['null instead of nothing', undefined, null],
    ['an empty object instead of nothing', undefined, {}],
    ['a field that is null', {}, { a: null }],
    ['a field moved inside', { a: { b: 1 } }, { a: {}, b: 1 }],
  ])('%s is another request', (_, one, other) => expect(hash(one)).not.toBe(hash(other)))

  test('the same body for another thing is another request', () => {
    expect(hash({}, '/v1/orders/ord_1/cancellation')).not.toBe(hash({}, '/v1/orders/ord_2/cancellation'))
  })

  test('is this one for good: stored hashes must stay valid', () => {
    expect(hash({ b: [1, null], a: '积分' })).toMatchInlineSnapshot(
      `"f00335df07590f6dd4cfeb53f70498bd12eb42c3ae36a4bfdad547d1372b8717"`,
    )
  })
})

test.each([
  [undefined, 5000],
  ['wait=0', 0],
  ['wait=12', 12_000],
  ['wait=600', 30_000],
  ['respond-async, wait=10', 10_000],
  ['Wait = "3"', 3000],
  ['respond-async', 0],
  ['wait=-1', 5000],
  ['wait=soon', 5000],
  ['wait=2; foo, wait=9', 2000],
])('[RFC 7240] Prefer: %s waits %d ms', (prefer, ms) => {
  expect(preferredWaitMs({ headers: { prefer } })).toBe(ms)
})
