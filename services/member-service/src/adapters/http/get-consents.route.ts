import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const consent = Type.Object({
  purpose: Type.String(),
  document: Type.String(),
  version: Type.String(),
  language: Type.Enum(['zh-CN', 'en']),
  textDigest: Type.String({ description: 'SHA-256 of the text that was agreed to' }),
  channel: Type.String(),
  grantedAt: timeSchema,
})

const schema = {
  tags: ['me'],
  summary: 'What I agreed to, and when',
  security: [{ bearer: [] }],
  response: {
    200: Type.Object({ items: Type.Array(consent), next: Type.Null() }),
    ...errors.responses('UNAUTHENTICATED'),
  },
} as const

/** GET /v1/me/consents [2.2]. */
export function getConsentsRoute(app: HttpApp, ports: HttpPorts): void {
  app.get('/v1/me/consents', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const entries = await ports.stores.consents.ofMember(callerOf(request).memberId)
    const items = entries.map(({ purpose, document, version, language, textDigest, channel, at }) => ({
      purpose,
      document,
      version,
      language: language === 'zh' ? ('zh-CN' as const) : ('en' as const),
      textDigest,
      channel,
      grantedAt: rfc3339(at),
    }))
    return { items, next: null }
  })
}
