import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { RateLimit } from './rate-limit-rule.ts'
import type { RequestTrace } from './request-trace.ts'

/** The fastify instance that routes are put on; request and answer types come from the routes' TypeBox schemas. */
export type HttpApp = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>

declare module 'fastify' {
  interface FastifyRequest {
    /** The trace that this request belongs to; `trace.traceparent` is what goes into the headers of what it causes. */
    readonly trace: RequestTrace
    /** The checked `Idempotency-Key` of a POST; null on routes without one. */
    idempotencyKey: string | null
  }
  interface FastifyContextConfig {
    /** False: this POST takes no `Idempotency-Key`. */
    idempotency?: false
    /** The route's own limit instead of the general one; false: none. */
    rateLimit?: RateLimit | false
  }
}
