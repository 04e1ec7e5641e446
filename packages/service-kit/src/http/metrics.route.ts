import type { Metrics } from '../observe/metrics.ts'
import type { HttpApp } from './http-app.ts'

/** GET /metrics in the Prometheus text form. */
export function metricsRoute(app: HttpApp, metrics: Metrics): void {
  app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_, reply) => {
    const text = await metrics.registry.metrics()
    return reply.type(metrics.registry.contentType).send(text)
  })
}
