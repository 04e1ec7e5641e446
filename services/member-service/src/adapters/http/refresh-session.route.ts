import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { refreshSession } from '../../application/refresh-session.ts'
import { errors } from '../../errors.ts'
import type { HttpPorts } from './http-ports.ts'
import { answered } from './refusal-problem.ts'
import { requestMark } from './request-mark.ts'
import { tokenFields, tokensAnswer } from './tokens-schema.ts'

const schema = {
  tags: ['session'],
  summary: 'Take the next tokens of a session',
  description:
    'A refresh token works once. The one before is answered with the current one for a short while; after that its use ends the session.',
  body: Type.Object({ refreshToken: Type.String({ minLength: 1, maxLength: 400 }) }),
  response: {
    200: Type.Object(tokenFields),
    ...errors.responses('REFRESH_TOKEN_INVALID', 'IDEMPOTENCY_KEY_REUSED'),
  },
} as const

/** POST /v1/sessions/refresh. */
export function refreshSessionRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/sessions/refresh', { schema }, async (request) => {
    const outcome = await refreshSession(ports, request.body.refreshToken, requestMark(request))
    return tokensAnswer(answered(ports, outcome))
  })
}
