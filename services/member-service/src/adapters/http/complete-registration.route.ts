import { type HttpApp, readerLanguage } from '@laurel/service-kit'
import { Type } from 'typebox'
import { completeRegistration } from '../../application/complete-registration.ts'
import { registrationDocuments } from '../../domain/consent.ts'
import { errors } from '../../errors.ts'
import { bodyFields } from './body-fields.ts'
import type { HttpPorts } from './http-ports.ts'
import { memberAnswer, memberSchema } from './member-schema.ts'
import { answered } from './refusal-problem.ts'
import { requestMark } from './request-mark.ts'
import { tokenFields, tokensAnswer } from './tokens-schema.ts'

const consent = Type.Object({
  document: Type.Enum([...registrationDocuments]),
  version: Type.String({ minLength: 1, maxLength: 20 }),
})

const schema = {
  tags: ['registration'],
  summary: 'Become a member by the code',
  description:
    'Needs a yes to the current version of each agreement. Codes that are wrong, used, unknown or for an address that has an account are all refused alike.',
  params: Type.Object({ registrationId: Type.String({ maxLength: 100 }) }),
  body: Type.Object({
    code: bodyFields.code,
    displayName: Type.String({ maxLength: 1000 }),
    password: Type.Optional(bodyFields.password),
    consents: Type.Array(consent, { maxItems: 10 }),
  }),
  response: {
    201: Type.Object({ member: memberSchema, ...tokenFields }),
    ...errors.responses(
      'CODE_INVALID',
      'DISPLAY_NAME_INVALID',
      'PASSWORD_TOO_SHORT',
      'PASSWORD_TOO_LONG',
      'PASSWORD_TOO_COMMON',
      'CONSENT_REQUIRED',
      'CODE_EXPIRED',
      'IDEMPOTENCY_KEY_REUSED',
    ),
  },
} as const

/** POST /v1/registrations/{registrationId}/completion [2.1, 2.2]. */
export function completeRegistrationRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/registrations/:registrationId/completion', { schema }, async (request, reply) => {
    const { password = null, ...body } = request.body
    const language = readerLanguage(request.headers['accept-language'])
    const command = { ...body, ...request.params, password, language }
    const { member, tokens } = answered(ports, await completeRegistration(ports, command, requestMark(request)))
    return reply
      .code(201)
      .header('location', '/v1/me')
      .send({ member: memberAnswer(member), ...tokensAnswer(tokens) })
  })
}
