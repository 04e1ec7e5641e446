import { createHash } from 'node:crypto'
import type { FastifyRequest, RouteOptions } from 'fastify'
import { Type } from 'typebox'
import { framework } from './fault-to-problem.ts'

const KEY = /^[\x21-\x7e]{1,255}$/

/** The header of a POST, for OpenAPI; the check itself is `checkIdempotencyKey`, for the sake of its error codes. */
const idempotencyHeader = Type.Object(
  {
    'idempotency-key': Type.String({
      description: 'A new random value for each new request; the same value when it is tried again.',
      minLength: 1,
      maxLength: 255,
    }),
  },
  { additionalProperties: true },
)

/** Whether a route needs an `Idempotency-Key`: every POST that does not say `config: { idempotency: false }`. */
export function needsIdempotencyKey(route: Pick<RouteOptions, 'method' | 'config'>): boolean {
  return [route.method].flat().includes('POST') && route.config?.idempotency !== false
}

/** The documented headers of a POST, with the key added. */
export function withIdempotencyHeader(headers: unknown): unknown {
  if (headers === undefined) return idempotencyHeader
  const given = headers as { properties?: object; required?: readonly string[] }
  return {
    ...given,
    properties: { ...given.properties, ...idempotencyHeader.properties },
    required: [...(given.required ?? []), 'idempotency-key'],
  }
}

/** Takes the key of a POST into `request.idempotencyKey`; IDEMPOTENCY_KEY_REQUIRED or …_INVALID otherwise. */
export function checkIdempotencyKey(request: FastifyRequest, _reply: unknown, done: (fault?: Error) => void): void {
  const key = request.headers['idempotency-key']
  if (typeof key === 'string' && KEY.test(key)) {
    request.idempotencyKey = key
    done()
    return
  }
  // Sent twice, Node joins the two with a comma and a space, which no key may have.
  done(framework.problem(key === undefined ? 'IDEMPOTENCY_KEY_REQUIRED' : 'IDEMPOTENCY_KEY_INVALID'))
}

/** What a write is known by: the client's key, and the hash of what was asked. */
export type Idempotency = { readonly key: string; readonly hash: string }

/**
 * The key and the hash of a POST, for the operation that remembers it: same key and hash → the same answer for good;
 * same key, other hash → 422 IDEMPOTENCY_KEY_REUSED (contract.md). The path with its ids and query is part of the hash.
 *
 * @throws Error on a route that takes no key
 */
export function idempotencyOf(request: FastifyRequest): Idempotency {
  if (request.idempotencyKey === null) throw new Error('this route takes no Idempotency-Key')
  return { key: request.idempotencyKey, hash: requestHash(request.method, request.url, request.body) }
}

/**
 * SHA-256, as 64 hex digits, of a method, a path and a JSON body. The order of an object's fields does not matter; an
 * absent body and `undefined` are the same, and differ from null.
 */
export function requestHash(method: string, path: string, body: unknown): string {
  const content = JSON.stringify([method, path, body === undefined ? [] : [body]], sortFields)
  return createHash('sha256').update(content).digest('hex')
}

function sortFields(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
