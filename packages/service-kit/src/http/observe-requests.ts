import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Metrics } from '../observe/metrics.ts'
import type { HandlerLimit } from './handler-limit.ts'
import type { HttpApp } from './http-app.ts'

/**
 * Measures, logs and times out requests, by route template; the path itself has ids and its query may have more, so
 * neither is recorded. Refusals are logged at `info`, the rest at `debug`; what failed on our side was logged with its
 * cause.
 */
export function observeRequests(app: HttpApp, metrics: Metrics, limit: HandlerLimit): void {
  app.addHook('onRequest', (_, reply, done) => {
    limit.begin(reply)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    limit.end(reply)
    const { elapsedTime } = reply
    const route = request.routeOptions.url ?? 'none'
    metrics.observeHttp(request.method, route, reply.statusCode, elapsedTime / 1000)
    logAnswer(request, reply, route, elapsedTime)
    done()
  })
  app.addHook('onClose', (_, done) => {
    limit.stop()
    done()
  })
}

function logAnswer(request: FastifyRequest, reply: FastifyReply, route: string, elapsedMs: number): void {
  const { statusCode: status } = reply
  const level = status >= 400 ? 'info' : 'debug'
  // Asked first, so that the many requests that are not logged make no object.
  if (level === 'debug' && request.log.level !== 'debug' && request.log.level !== 'trace') return
  request.log[level]({ method: request.method, route, status, ms: Math.round(elapsedMs * 10) / 10 }, 'request answered')
}
