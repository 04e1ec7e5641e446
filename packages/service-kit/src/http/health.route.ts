import { Type } from 'typebox'
import type { HttpApp } from './http-app.ts'
import { type ReadyCheck, readiness } from './readiness.ts'

const CheckSchema = Type.Object({
  name: Type.String(),
  ok: Type.Boolean(),
  detail: Type.Optional(Type.String()),
})

const ReadinessSchema = Type.Object({
  status: Type.Enum(['ready', 'not-ready']),
  checks: Type.Array(CheckSchema),
})

/**
 * GET /health/live: the process answers. GET /health/ready: it can do its work, check by check; 503 when it cannot, or
 * when it is stopping. Neither is limited in rate.
 */
export function healthRoutes(app: HttpApp, checks: readonly ReadyCheck[], isStopping: () => boolean): void {
  const config = { rateLimit: false } as const
  const live = {
    tags: ['health'],
    summary: 'Is the process alive',
    response: { 200: Type.Object({ status: Type.Literal('live') }) },
  }
  app.get('/health/live', { config, schema: live }, () => ({ status: 'live' as const }))

  const ask = readiness([...checks, { name: 'accepting', check: () => ({ ok: !isStopping() }) }])
  const response = { 200: ReadinessSchema, 503: ReadinessSchema }
  app.get(
    '/health/ready',
    { config, schema: { tags: ['health'], summary: 'Can it do its work', response } },
    async (_, reply) => {
      const result = await ask()
      return reply
        .code(result.status === 'ready' ? 200 : 503)
        .send({ status: result.status, checks: [...result.checks] })
    },
  )
}
