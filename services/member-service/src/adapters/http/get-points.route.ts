import type { HttpApp } from '@laurel/service-kit'
import { Type } from 'typebox'
import { emptyPointsView } from '../../domain/points-view.ts'
import { errors } from '../../errors.ts'
import { callerOf, memberOnly } from './caller.ts'
import type { HttpPorts } from './http-ports.ts'

/** The four figures of a points account, in whole points. */
export const balanceFields = {
  available: Type.Integer({ description: 'can be spent now' }),
  held: Type.Integer({ description: 'set aside for an order or a redemption' }),
  pending: Type.Integer({ description: 'promised, not usable yet' }),
  debt: Type.Integer({ description: 'owed after a refund; the next points earned repay it' }),
} as const

const ending = Type.Object({ points: Type.Integer(), endsOn: Type.String({ format: 'date' }) })

const schema = {
  tags: ['points'],
  summary: 'My points, and what of them ends when',
  security: [{ bearer: [] }],
  response: {
    200: Type.Object({ ...balanceFields, ending: Type.Array(ending) }),
    ...errors.responses('UNAUTHENTICATED'),
  },
} as const

/** GET /v1/me/points [1.3, 6.9]. */
export function getPointsRoute(app: HttpApp, ports: HttpPorts): void {
  app.get('/v1/me/points', { schema, onRequest: memberOnly(ports) }, async (request) => {
    const { memberId } = callerOf(request)
    const view = (await ports.stores.pointsViews.find(memberId)) ?? emptyPointsView(memberId)
    const { available, held, pending, debt } = view
    return { available, held, pending, debt, ending: [...view.ending] }
  })
}
