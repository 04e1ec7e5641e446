import rateLimit from '@fastify/rate-limit'
import { framework } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'

/** The general limit of one process. A route has its own with `config: { rateLimit: { max, timeWindow } }`. */
export type RateLimit = {
  /** Requests that one network address may send in the window. An IPv6 network (/64) counts as one address. */
  readonly max: number
  readonly windowMs: number
}

/** Limits every route by the caller's address, with `RateLimit-*` headers; over it: 429 RATE_LIMITED and `Retry-After`. */
export async function limitRate(app: HttpApp, limit: RateLimit): Promise<void> {
  await app.register(rateLimit, {
    max: limit.max,
    timeWindow: limit.windowMs,
    cache: 50_000,
    enableDraftSpec: true,
    errorResponseBuilder: (_, { ttl }) =>
      framework.problem('RATE_LIMITED', { seconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  })
}
