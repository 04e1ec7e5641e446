import { idempotencyOf } from '@laurel/service-kit'
import type { FastifyRequest } from 'fastify'
import type { RequestMark } from '../../application/keep-answer.ts'

/**
 * How a POST is known again. A member's keys are their own. Callers who are not signed in share those of a route, so that a key
 * that comes back with another body is always seen (contract.md); whoever wants an answer must know both key and body.
 */
export function requestMark(request: FastifyRequest): RequestMark {
  const scope = request.caller?.memberId ?? `anyone ${request.routeOptions.url ?? ''}`
  return { scope, ...idempotencyOf(request) }
}
