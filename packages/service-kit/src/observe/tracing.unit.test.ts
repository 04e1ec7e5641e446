import { createServer } from 'node:http'
import { trace } from '@opentelemetry/api'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { testServer } from '../../test/http-harness.ts'
import { startTracing } from '../index.ts'

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT_ID = '00f067aa0ba902b7'

type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: unknown }
type Export = { resourceSpans: { resource: unknown; scopeSpans: { spans: Span[] }[] }[] }

/** A collector that takes OTLP over HTTP, in JSON. */
async function collector() {
  const received: Export[] = []
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray()
    if (request.url === '/v1/traces') received.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Export)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { endpoint: `http://127.0.0.1:${port}`, received, stop: () => server.close() }
}

test('without an endpoint nothing is recorded', async () => {
  const tracing = await startTracing({ service: 'test', version: '1' })
  expect(tracing.enabled).toBe(false)
  expect(trace.getTracer('x').startSpan('y').isRecording()).toBe(false)
  await tracing.stop()
})

test("with one, a request is a span that continues the caller's trace, and the parent of what the route does", async () => {
  const { endpoint, received, stop } = await collector()
  const tracing = await startTracing({ service: 'test', version: '1', endpoint })
  const querystring = Type.Object({ name: Type.String() })
  const { url } = await testServer(
    (app) => {
      app.get('/v1/orders/:id', { schema: { querystring } }, async (request) => {
        await Promise.resolve()
        trace.getTracer('test').startSpan('inner').end()
        return request.trace
      })
    },
    { tracing },
  )
  const headers = { traceparent: `00-${TRACE_ID}-${PARENT_ID}-01` }
  const response = await fetch(`${url}/v1/orders/ord_1?name=x`, { headers })
  const own = (await response.json()) as { spanId: string; traceparent: string }
  const fresh = await fetch(`${url}/health/live`)
  await tracing.stop()
  stop()

  expect(response.headers.get('x-request-id')).toBe(TRACE_ID)
  const spans = received.flatMap((batch) =>
    batch.resourceSpans.flatMap((each) => each.scopeSpans.flatMap(({ spans }) => spans)),
  )
  const server = spans.find(({ name }) => name === 'GET /v1/orders/:id')
  expect(server).toMatchObject({ traceId: TRACE_ID, parentSpanId: PARENT_ID, spanId: own.spanId })
  expect(own.traceparent).toBe(`00-${TRACE_ID}-${own.spanId}-01`)
  expect(spans.find(({ name }) => name === 'inner')).toMatchObject({ traceId: TRACE_ID, parentSpanId: own.spanId })
  expect(spans.find(({ name }) => name === 'GET /health/live')?.traceId).toBe(fresh.headers.get('x-request-id'))
  expect(JSON.stringify(received)).toContain('"service.name"')
  expect(JSON.stringify(received)).not.toMatch(/ord_1|name=x/)
})
