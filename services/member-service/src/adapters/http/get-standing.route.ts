import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import type { Standing } from '../../domain/standing.ts'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'
import { rfc3339, timeSchema } from './rfc3339.ts'

const why = Type.Object({ policy: Type.String(), version: Type.Integer(), clause: Type.String() })

const schema = {
  tags: ['me'],
  summary: 'My tier, entitlements and restrictions, each with its why',
  security: [{ bearer: [] }],
  response: {
    200: Type.Object({
      status: Type.String(),
      memberSince: timeSchema,
      tier: Type.Object({ code: Type.String(), since: timeSchema, why }),
      entitlements: Type.Array(Type.Object({ code: Type.String(), why })),
      restrictions: Type.Array(
        Type.Object({
          benefit: Type.String(),
          reasonCode: Type.String(),
          endsAt: Type.Union([timeSchema, Type.Null()]),
        }),
      ),
    }),
    ...errors.responses('UNAUTHENTICATED', 'NOT_FOUND'),
  },
} as const

/** GET /v1/me/standing [3.3, 3.4]. */
export function getStandingRoute(app: HttpApp, ports: HttpPorts): void {
  app.get('/v1/me/standing', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const standing = await ports.stores.standings.find(callerOf(request).memberId)
    if (!standing) throw errors.problem('NOT_FOUND')
    return standingAnswer(standing)
  })
}

function standingAnswer(standing: Standing) {
  const byBenefits = { policy: 'benefits', version: standing.benefitsPolicyVersion, clause: '3.4' }
  return {
    status: standing.status,
    memberSince: rfc3339(standing.memberSince),
    tier: {
      code: standing.tier,
      since: rfc3339(standing.tierSince),
      why: { policy: 'tiers', version: standing.tierPolicyVersion, clause: '3.1' },
    },
    entitlements: standing.entitlements.map((code) => ({ code, why: byBenefits })),
    restrictions: standing.restrictions.map(({ benefit, reasonCode, endsAt }) => ({
      benefit,
      reasonCode,
      endsAt: endsAt === null ? null : rfc3339(endsAt),
    })),
  }
}
