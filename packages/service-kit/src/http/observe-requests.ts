import type { Metrics } from '../observe/metrics.ts'
import type { HttpApp } from './http-app.ts'

/**
 * Measures and logs every answer by route template; the path itself has ids and its query may have more, so neither is
 * recorded. Refusals are logged at `info`, the rest at `debug`; what failed on our side was logged with its cause.
 */
export function observeRequests(app: HttpApp, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request
    const { statusCode, elapsedTime } = reply
    const route = request.routeOptions.url ?? 'none'
    metrics.httpSeconds.labels(method, route, String(statusCode)).observe(elapsedTime / 1000)
    const level = statusCode >= 400 ? 'info' : 'debug'
    request.log[level]({ method, route, status: statusCode, ms: Math.round(elapsedTime * 10) / 10 }, 'request answered')
    done()
  })
}
