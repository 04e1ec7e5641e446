import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const schema = {
  tags: ['operations'],
  summary: 'What became of a write',
  security: [{ bearer: [] }],
  params: Type.Object({ operationId: Type.String({ maxLength: 100 }) }),
  response: {
    200: Type.Object({
      id: Type.String(),
      kind: Type.String(),
      status: Type.Enum(['pending', 'succeeded', 'refused']),
      createdAt: timeSchema,
      finishedAt: Type.Union([timeSchema, Type.Null()]),
      result: Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()]),
      /** The code of the refusal; docs/errors.md has its words. */
      code: Type.Union([Type.String(), Type.Null()]),
    }),
    ...errors.responses('UNAUTHENTICATED', 'OPERATION_NOT_FOUND'),
  },
} as const

/** GET /v1/operations/{operationId}: for whoever got a 202. Another member's operation is as good as none. */
export function getOperationRoute(app: HttpApp, ports: HttpPorts): void {
  app.get('/v1/operations/:operationId', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const operation = await ports.operations.outcome(request.params.operationId, 0)
    if (operation === null || operation.memberId !== callerOf(request).memberId) {
      throw errors.problem('OPERATION_NOT_FOUND')
    }
    const { _id: id, kind, outcome, createdAt, finishedAt } = operation
    return {
      id,
      kind,
      status: outcome.status,
      createdAt: rfc3339(createdAt),
      finishedAt: finishedAt === null ? null : rfc3339(finishedAt),
      result: outcome.status === 'succeeded' ? outcome.result : null,
      code: outcome.status === 'refused' ? outcome.code : null,
    }
  })
}
