import { answerRaw, answerSocket } from './client-error.ts'
import { setCommonHeaders } from './common-headers.ts'
import { framework } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'
import type { RequestTracing } from './request-spans.ts'
import type { RequestTrace } from './request-trace.ts'

/** Node allows 16 KiB for the request line and the headers together; a URL alone gets half of it. */
const URL_LENGTH_MAX = 8192

const TRACE = Symbol('trace')

/** Checks what holds before any route: a Host (RFC 9112, 3.2), a URL of sane length, no odd Expect. Gives `request.trace`. */
export function guardRequests(app: HttpApp, tracing: RequestTracing): void {
  app.decorateRequest('trace', {
    getter() {
      const held = this as unknown as { [TRACE]?: RequestTrace }
      held[TRACE] ??= tracing.traceOf(this.raw, this.id)
      return held[TRACE]
    },
  })
  app.addHook('onRequest', (request, reply, done) => {
    setCommonHeaders(request, reply)
    const { raw } = request
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') done(framework.problem('MALFORMED_HTTP'))
    else if ((raw.url ?? '').length > URL_LENGTH_MAX) done(framework.problem('URI_TOO_LONG'))
    else done()
  })
  app.server.on('checkExpectation', (request, response) => {
    answerRaw(framework.problem('EXPECTATION_FAILED'), request, response)
  })
  app.server.on('connect', (_, socket) => answerSocket(framework.problem('MALFORMED_HTTP'), socket))
}
