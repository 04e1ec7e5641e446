import { createCursors, type HttpApp, pageOf, pageQuery, readerLanguage } from '@laurel/service-kit'
import { Type } from 'typebox'
import type { Language } from '../../domain/language.ts'
import type { PointsEntry } from '../../domain/points-view.ts'
import { errors } from '../../errors.ts'
import { explainEntry } from '../../templates/points-entry-words.ts'
import { callerOf, memberOnly } from './caller.ts'
import { balanceFields } from './get-points.route.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const entry = Type.Object({
  id: Type.String(),
  number: Type.Integer({ description: '1, 2, 3 … in the order of the ledger' }),
  kind: Type.Enum(['earned', 'reversed', 'ended']),
  points: Type.Integer({ description: 'what it did to what can be spent' }),
  occurredAt: timeSchema,
  transactionId: Type.String(),
  balance: Type.Object(balanceFields, { description: 'after the whole transaction' }),
  explanation: Type.String({ description: 'why, in the reader’s language' }),
  why: Type.Object({ kind: Type.String() }, { additionalProperties: true, description: 'the facts and rule version' }),
})

const schema = {
  tags: ['points'],
  summary: 'The entries that my points are made of, newest first',
  security: [{ bearer: [] }],
  querystring: pageQuery,
  response: { 200: pageOf(entry), ...errors.responses('UNAUTHENTICATED', 'CURSOR_INVALID') },
} as const

/** GET /v1/me/points/entries [6.4, 6.8]. */
export function getPointsEntriesRoute(app: HttpApp, ports: HttpPorts): void {
  const position = Type.Object({ number: Type.Integer() })
  const cursors = createCursors({ key: ports.cursorKey, list: 'points-entries', position })
  app.get('/v1/me/points/entries', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const { memberId } = callerOf(request)
    const { limit, cursor } = request.query
    const before = cursors.decode(cursor, memberId)?.number
    // One more than asked for tells whether there is a next page.
    const found = await ports.stores.pointsViews.entries(memberId, limit + 1, before)
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    const next = found.length > limit && last ? cursors.encode({ number: last.number }, memberId) : null
    const language = readerLanguage(request.headers['accept-language'])
    return { items: shown.map((one) => entryAnswer(one, language)), next }
  })
}

function entryAnswer(found: PointsEntry, language: Language) {
  const { _id: id, number, kind, points, transactionId, balance, why } = found
  const explanation = explainEntry(why, language)
  return { id, number, kind, points, occurredAt: rfc3339(found.occurredAt), transactionId, balance, explanation, why }
}
