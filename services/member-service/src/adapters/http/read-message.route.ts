import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { markMessageRead } from '../../application/mark-message-read.ts'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { answered } from './refusal-problem.ts'
import { requestMark } from './request-mark.ts'

const schema = {
  tags: ['me'],
  summary: 'Mark a message as read',
  security: [{ bearer: [] }],
  params: Type.Object({ messageId: Type.String({ maxLength: 100 }) }),
  response: {
    204: Type.Null({ description: 'marked' }),
    ...errors.responses('UNAUTHENTICATED', 'MESSAGE_NOT_FOUND', 'IDEMPOTENCY_KEY_REUSED'),
  },
} as const

/** POST /v1/me/messages/{messageId}/read. */
export function readMessageRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/me/messages/:messageId/read', { schema, onRequest: memberOnly(ports) }, async (request, reply) => {
    const { memberId } = callerOf(request)
    const outcome = await markMessageRead(ports, memberId, request.params.messageId, requestMark(request))
    return reply.code(204).send(answered(ports, outcome))
  })
}
