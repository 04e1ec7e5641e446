import { type HttpApp, readerLanguage } from '@laurel/service-kit'
import { Type } from 'typebox'
import { startRegistration } from '../../application/start-registration.ts'
import { errors } from '../../errors.ts'
import { bodyFields } from './body-fields.ts'
import type { HttpPorts } from './http-ports.ts'
import { answered } from './refusal-problem.ts'
import { requestMark } from './request-mark.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const schema = {
  tags: ['registration'],
  summary: 'Send a one-time code to register with',
  description: 'The answer is the same whether or not the address has an account already.',
  body: Type.Object({ channel: Type.Enum(['phone', 'email']), address: bodyFields.address }),
  response: {
    202: Type.Object({ registrationId: Type.String(), expiresAt: timeSchema, resendAfter: timeSchema }),
    ...errors.responses('ADDRESS_INVALID', 'IDEMPOTENCY_KEY_REUSED', 'CODE_TOO_SOON', 'CODE_LIMIT_REACHED'),
  },
} as const

/** POST /v1/registrations [2.1]. */
export function startRegistrationRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/registrations', { schema }, async (request, reply) => {
    const language = readerLanguage(request.headers['accept-language'])
    const command = { ...request.body, clientAddress: request.ip, language }
    const started = answered(ports, await startRegistration(ports, command, requestMark(request)))
    return reply.code(202).send({
      registrationId: started.registrationId,
      expiresAt: rfc3339(started.expiresAt),
      resendAfter: rfc3339(started.resendAfter),
    })
  })
}
