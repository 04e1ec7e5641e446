import type { HttpApp } from '@laurel/service-kit'
import { memberView } from '../../application/member-view.ts'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { memberAnswer, memberSchema } from './member-schema.ts'

const schema = {
  tags: ['me'],
  summary: 'Who I am here',
  security: [{ bearer: [] }],
  response: { 200: memberSchema, ...errors.responses('UNAUTHENTICATED', 'NOT_FOUND') },
} as const

/** GET /v1/me [7.5]. */
export function getMeRoute(app: HttpApp, ports: HttpPorts): void {
  app.get('/v1/me', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const key = await ports.memberKeys.load(callerOf(request).memberId)
    const member = key && (await memberView(ports, key))
    if (!member) throw errors.problem('NOT_FOUND')
    return memberAnswer(member)
  })
}
