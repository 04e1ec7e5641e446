import { type HttpApp, readerLanguage } from '@laurel/service-kit'
import { Type } from 'typebox'
import { type AgreementVersion, versionInForce } from '../../domain/consent.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const agreement = Type.Object({
  document: Type.String(),
  version: Type.String(),
  status: Type.Enum(['in-force', 'announced']),
  inForceFrom: timeSchema,
  title: Type.String(),
  text: Type.String({ description: 'Markdown' }),
  textDigest: Type.String({ description: 'SHA-256 of the text, lower-case hex' }),
})

const schema = {
  tags: ['registration'],
  summary: 'The agreements in force and those announced, with their texts',
  response: { 200: Type.Object({ items: Type.Array(agreement), next: Type.Null() }) },
} as const

/** GET /v1/agreements [2.2]. */
export function getAgreementsRoute(app: HttpApp, ports: HttpPorts): void {
  app.get('/v1/agreements', { schema }, async (request, reply) => {
    const language = readerLanguage(request.headers['accept-language'])
    const now = ports.now()
    const items = ports.policies.agreements.flatMap((version) => {
      const status = statusOf(ports.policies.agreements, version, now)
      const { document, inForceFrom, title, text, textDigest } = version
      const words = { title: title[language], text: text[language], textDigest: textDigest[language] }
      return status ? [{ document, version: version.version, status, inForceFrom: rfc3339(inForceFrom), ...words }] : []
    })
    reply.header('vary', 'accept-language').header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    return { items, next: null }
  })
}

function statusOf(catalogue: readonly AgreementVersion[], version: AgreementVersion, now: number) {
  if (version.inForceFrom > now) return 'announced' as const
  return versionInForce(catalogue, version.document, now) === version ? ('in-force' as const) : null
}
