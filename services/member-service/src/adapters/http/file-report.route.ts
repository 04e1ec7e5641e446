import { type HttpApp, preferredWaitMs } from '@laurel/service-kit'
import { Type } from 'typebox'
import { fileReport } from '../../application/file-report.ts'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { outcomeOf, pendingSchema } from './operation-answer.ts'
import { requestMark } from './request-mark.ts'

/** For the reader of the API; moderation-service decides by the conduct policy in force. */
const categories = [
  'unlawful',
  'insult',
  'defamation',
  'pornography',
  'violence',
  'terror',
  'attack',
  'harassment',
  'fraud',
  'fake-trade',
  'intellectual-property',
]

// What goes into a topic must not be able to hold an address, a number or a name [7.5]: prefixed ids and code words only.
const prefixedId = Type.String({
  maxLength: 200,
  pattern: '^[A-Za-z][A-Za-z0-9]{0,19}_[A-Za-z0-9_-]+$',
  description: 'the id by which the platform knows it, prefix included',
  examples: ['cnt_8Zk2', 'mbr_01M87V4H163P69T8FCW3RZ0RV0'],
})
const codeWord = (words: readonly string[]) =>
  Type.String({
    maxLength: 40,
    pattern: '^[a-z]+(-[a-z]+)*$',
    description: `one of ${words.join(', ')}`,
    examples: [words[0] ?? ''],
  })

const schema = {
  tags: ['reports'],
  summary: 'Report something that breaks the rules of conduct',
  description: 'The note is read by reviewers only. Answers 202 when the review service has not taken it in yet.',
  security: [{ bearer: [] }],
  body: Type.Object({
    subject: Type.Object({ type: codeWord(['content', 'member', 'order', 'activity']), id: prefixedId }),
    category: codeWord(categories),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  }),
  response: {
    201: Type.Object({ reportId: Type.String(), operationId: Type.String() }),
    202: pendingSchema,
    ...errors.responses(
      'UNAUTHENTICATED',
      'ALREADY_REPORTED',
      'CATEGORY_UNKNOWN',
      'SUBJECT_TYPE_UNKNOWN',
      'OWN_SUBJECT',
      'IDEMPOTENCY_KEY_REUSED',
    ),
  },
} as const

/** POST /v1/reports [9.1]. */
export function fileReportRoute(app: HttpApp, ports: HttpPorts): void {
  app.post('/v1/reports', { schema, onRequest: memberOnly(ports) }, async (request, reply) => {
    const { memberId } = callerOf(request)
    const { note = null, ...body } = request.body
    const { traceparent } = request.trace
    const submitted = await fileReport(ports, { ...body, note, memberId, traceparent }, requestMark(request))
    const { operation, result } = await outcomeOf(ports, submitted, preferredWaitMs(request))
    const { _id: operationId } = operation
    reply.header('location', `/v1/operations/${operationId}`)
    if (result === null) return reply.code(202).send({ operationId, status: 'pending' as const })
    return reply.code(201).send({ reportId: String(result.reportId), operationId })
  })
}
