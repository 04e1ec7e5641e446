import type { HttpApp } from '@laurel/service-kit'
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../../application/ports.ts'
import { errors } from '../../errors.ts'
import type { HttpPorts } from './http-ports.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, on routes for members; null on others. */
    caller: Caller | null
  }
}

const bearer = /^Bearer +(?<token>[\w.~+/-]+=*)$/i

/** Lets routes know their caller. Call it once, before the routes. */
export function addCallers(app: HttpApp): void {
  app.decorateRequest('caller', null)
}

/**
 * An `onRequest` hook for routes that need a member: nothing else of the request is looked at before the token. Answers 401
 * UNAUTHENTICATED with `WWW-Authenticate` (RFC 6750, 3) when it is missing, forged, out of time, or signed out.
 */
export function memberOnly({ authenticate }: Pick<HttpPorts, 'authenticate'>) {
  return async (request: FastifyRequest): Promise<void> => {
    const { authorization } = request.headers
    if (authorization === undefined) throw unauthenticated('Bearer realm="laurel"')
    const token = bearer.exec(authorization)?.groups?.token
    const caller = token === undefined ? null : await authenticate(token)
    if (!caller) throw unauthenticated('Bearer realm="laurel", error="invalid_token"')
    request.caller = caller
  }
}

/** The caller of a route behind {@link memberOnly}. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('This route is not behind memberOnly')
  return request.caller
}

function unauthenticated(challenge: string) {
  return errors.problem('UNAUTHENTICATED', {}, { headers: { 'www-authenticate': challenge } })
}
