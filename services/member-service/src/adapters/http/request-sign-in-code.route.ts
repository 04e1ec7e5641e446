import { type HttpApp, readerLanguage } from '@laurel/service-kit'
import { Type } from 'typebox'
import { requestSignInCode } from '../../application/request-sign-in-code.ts'
import { errors } from '../../errors.ts'
import { bodyFields } from './body-fields.ts'
import type { HttpPorts } from './http-ports.ts'
import { answered } from './refusal-problem.ts'
import { requestMark } from './request-mark.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const schema = {
  tags: ['session'],
  summary: 'Send a one-time code to sign in with',
  description: 'The answer is the same whether or not the address has an account.',
  body: Type.Object({ address: bodyFields.address }),
  response: {
    202: Type.Object({ expiresAt: timeSchema, resendAfter: timeSchema }),
    ...errors.responses('ADDRESS_INVALID', 'IDEMPOTENCY_KEY_REUSED', 'CODE_TOO_SOON', 'CODE_LIMIT_REACHED'),
  },
} as const

/** POST /v1/sessions/codes. */
export function requestSignInCodeRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/sessions/codes', { schema }, async (request, reply) => {
    const language = readerLanguage(request.headers['accept-language'])
    const command = { ...request.body, clientAddress: request.ip, language }
    const { expiresAt, resendAfter } = answered(ports, await requestSignInCode(ports, command, requestMark(request)))
    return reply.code(202).send({ expiresAt: rfc3339(expiresAt), resendAfter: rfc3339(resendAfter) })
  })
}
