import type { IncomingMessage } from 'node:http'
import { context, type Span, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api'
import type { HttpApp } from './http-app.ts'
import { parseTraceparent, type RequestTrace, requestTrace, traceIdOf } from './request-trace.ts'

/** How a server names its requests' traces. */
export type RequestTracing = {
  /** The trace id of a request that has just come in. */
  begin(request: IncomingMessage): string
  /** The trace of a request whose id `begin` gave. */
  traceOf(request: IncomingMessage, traceId: string): RequestTrace
  /** Puts on the app what the requests' spans need; nothing when there are none. */
  follow(app: HttpApp): void
}

/** Without tracing: ids are made and handed on, nothing is recorded. */
export const withoutSpans: RequestTracing = {
  begin: traceIdOf,
  traceOf: (request, traceId) => requestTrace(traceId, request.headers.traceparent),
  follow: () => {},
}

/** With tracing: a server span per request, child of the caller's, active while the route runs. */
export function requestSpans(service: string): RequestTracing {
  const tracer = trace.getTracer(service)
  const spans = new WeakMap<IncomingMessage, Span>()
  return {
    begin(request) {
      const span = tracer.startSpan(request.method ?? 'HTTP', { kind: SpanKind.SERVER }, callersContext(request))
      spans.set(request, span)
      return span.spanContext().traceId
    },
    traceOf(request, traceId) {
      const plain = requestTrace(traceId, request.headers.traceparent)
      const own = spans.get(request)?.spanContext()
      if (own === undefined) return plain
      const sampled = (own.traceFlags & TraceFlags.SAMPLED) !== 0
      const traceparent = `00-${own.traceId}-${own.spanId}-${sampled ? '01' : '00'}`
      return { ...plain, spanId: own.spanId, sampled, traceparent }
    },
    follow(app) {
      app.addHook('onRequest', (request, _, done) => {
        const span = spans.get(request.raw)
        if (span === undefined) done()
        else context.with(trace.setSpan(context.active(), span), done)
      })
      app.addHook('onResponse', (request, reply, done) => {
        const span = spans.get(request.raw)
        if (span !== undefined) endSpan(span, request.method, request.routeOptions.url ?? 'none', reply.statusCode)
        done()
      })
    },
  }
}

function endSpan(span: Span, method: string, route: string, status: number): void {
  span.updateName(`${method} ${route}`)
  span.setAttributes({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': status })
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

function callersContext(request: IncomingMessage) {
  const caller = parseTraceparent(request.headers.traceparent)
  if (caller === null) return context.active()
  const traceFlags = caller.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE
  const parent = { traceId: caller.traceId, spanId: caller.parentId, traceFlags, isRemote: true }
  return trace.setSpanContext(context.active(), parent)
}
