import { createCursors, type HttpApp, pageOf, pageQuery, readerLanguage } from '@laurel/service-kit'
import { Type } from 'typebox'
import type { InboxMessage } from '../../application/store-ports.ts'
import type { Language } from '../../domain/language.ts'
import { errors } from '../../errors.ts'
import { inboxTemplates } from '../../templates/inbox-templates.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const message = Type.Object({
  id: Type.String(),
  category: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  createdAt: timeSchema,
  readAt: Type.Union([timeSchema, Type.Null()]),
})

const schema = {
  tags: ['me'],
  summary: 'My messages, newest first',
  security: [{ bearer: [] }],
  querystring: pageQuery,
  response: { 200: pageOf(message), ...errors.responses('UNAUTHENTICATED', 'NOT_FOUND', 'CURSOR_INVALID') },
} as const

/** GET /v1/me/messages. */
export function getMessagesRoute(app: HttpApp, ports: HttpPorts): void {
  const position = Type.Object({ createdAt: Type.Integer(), id: Type.String() })
  const cursors = createCursors({ key: ports.cursorKey, list: 'messages', position })
  app.get('/v1/me/messages', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const { memberId } = callerOf(request)
    const { limit, cursor } = request.query
    const after = cursors.decode(cursor, memberId)
    const key = await ports.memberKeys.load(memberId)
    if (!key) throw errors.problem('NOT_FOUND')
    // One more than asked for tells whether there is a next page.
    const found = await ports.stores.inbox.page(key, limit + 1, after)
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    const next = found.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null
    const language = readerLanguage(request.headers['accept-language'])
    return {
      items: shown.map((one) => messageAnswer(one, language)),
      next: next && cursors.encode(next, memberId),
    }
  })
}

function messageAnswer({ id, category, template, params, createdAt, readAt }: InboxMessage, language: Language) {
  const wording = inboxTemplates[template]
  if (!wording) throw new Error(`An inbox message has the template ${template}, which is gone`)
  const times = { createdAt: rfc3339(createdAt), readAt: readAt === null ? null : rfc3339(readAt) }
  return { id, category, ...wording.render[language](params), ...times }
}
