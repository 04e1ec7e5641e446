import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const message = Type.Object({
  id: Type.String(),
  channel: Type.Enum(['phone', 'email']),
  address: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  code: Type.Union([Type.String(), Type.Null()]),
  createdAt: timeSchema,
})

const schema = {
  tags: ['development'],
  summary: 'The messages that would have been sent, newest first',
  querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 1000, default: 50 }) }),
  response: { 200: Type.Object({ items: Type.Array(message), next: Type.Null() }) },
} as const

/** GET /dev/outbox, in development only: elsewhere there is no such path. */
export function devOutboxRoute(app: HttpApp, { stores, development }: HttpPorts): void {
  if (!development) return
  app.get('/dev/outbox', { schema }, async (request) => {
    const messages = await stores.outgoing.recent(request.query.limit)
    return { items: messages.map((one) => ({ ...one, createdAt: rfc3339(one.createdAt) })), next: null }
  })
}
