import type { FastifyReply, FastifyRequest } from 'fastify'

/** The headers of every answer: its request id, no guessing of types, no caching unless the route says otherwise. */
export function setCommonHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cache-control', 'no-store')
}
