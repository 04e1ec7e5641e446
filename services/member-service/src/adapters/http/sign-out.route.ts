import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { endSession } from '../../application/end-session.ts'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'

const schema = {
  tags: ['session'],
  summary: 'Sign out',
  security: [{ bearer: [] }],
  response: { 204: Type.Null({ description: 'signed out' }), ...errors.responses('UNAUTHENTICATED') },
} as const

/** DELETE /v1/sessions/current. */
export function signOutRoute(app: HttpApp, ports: HttpPorts): void {
  app.delete('/v1/sessions/current', { schema, onRequest: memberOnly(ports) }, async (request, reply) => {
    await endSession(ports, callerOf(request).sessionId)
    return reply.code(204).send(null)
  })
}
