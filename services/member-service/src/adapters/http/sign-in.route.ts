import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { signInByCode } from '../../application/sign-in-by-code.ts'
import { signInByPassword } from '../../application/sign-in-by-password.ts'
import { errors } from '../../errors.ts'
import { bodyFields } from './body-fields.ts'
import type { HttpPorts } from './http-ports.ts'
import { answered } from './refusal-problem.ts'
import { requestMark } from './request-mark.ts'
import { tokenFields, tokensAnswer } from './tokens-schema.ts'

const schema = {
  tags: ['session'],
  summary: 'Sign in by password or by code',
  body: Type.Union([
    Type.Object({ address: bodyFields.address, password: bodyFields.password }),
    Type.Object({ address: bodyFields.address, code: bodyFields.code }),
  ]),
  response: {
    201: Type.Object(tokenFields),
    ...errors.responses(
      'ADDRESS_INVALID',
      'CODE_INVALID',
      'CREDENTIALS_INVALID',
      'CODE_EXPIRED',
      'IDEMPOTENCY_KEY_REUSED',
      'TOO_MANY_TRIES',
    ),
  },
} as const

/** POST /v1/sessions. */
export function signInRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/sessions', { schema }, async (request, reply) => {
    const { body } = request
    const mark = requestMark(request)
    const outcome =
      'code' in body
        ? await signInByCode(ports, body, mark)
        : await signInByPassword(ports, { ...body, clientAddress: request.ip }, mark)
    return reply.code(201).send(tokensAnswer(answered(ports, outcome)))
  })
}
