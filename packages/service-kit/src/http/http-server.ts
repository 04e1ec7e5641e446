import type { AddressInfo } from 'node:net'
import { fastify, LogController } from 'fastify'
import type { Logger } from '../log/logger.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { ErrorDefinitions } from '../problem/error-definition.ts'
import { problemSchema } from '../problem/problem-schema.ts'
import { answerFault, answerFaults } from './answer-faults.ts'
import { answerClientError } from './client-error.ts'
import { guardRequests } from './guard-requests.ts'
import { handlerLimit } from './handler-limit.ts'
import { healthRoutes } from './health.route.ts'
import type { HttpApp } from './http-app.ts'
import { readOnlyJson } from './json-body.ts'
import { knownPaths } from './known-paths.ts'
import { metricsRoute } from './metrics.route.ts'
import { observeRequests } from './observe-requests.ts'
import { type DocsOptions, documentRoutes } from './openapi.ts'
import { problemPageRoute } from './problem-page.route.ts'
import { limitRate } from './rate-limit.ts'
import type { RateLimit } from './rate-limit-rule.ts'
import type { ReadyCheck } from './readiness.ts'
import { RequestLog } from './request-log.ts'
import { type RequestTracing, requestSpans, withoutSpans } from './request-spans.ts'
import { requestValidatorCompiler } from './request-validator.ts'
import { ruleRoutes } from './route-rules.ts'

/** What a server is made of. Only the first four have no default. */
export type HttpServerOptions = {
  readonly service: string
  readonly version: string
  readonly log: Logger
  readonly metrics: Metrics
  /** The service's error catalogue (`defineErrors`), for the pages that explain its codes. */
  readonly errors?: { readonly definitions: ErrorDefinitions }
  /** What readiness depends on; each is shown by its name. */
  readonly ready?: readonly ReadyCheck[]
  /** OpenAPI at /openapi.json and /docs; none without it. */
  readonly docs?: DocsOptions
  /** Proxies whose X-Forwarded-For is believed: addresses or networks. None by default. */
  readonly trustProxy?: readonly string[] | undefined
  /** What `startTracing` gave; with it every request is a span. */
  readonly tracing?: { readonly enabled: boolean }
  /** The general limit; null lifts it. 1,200 a minute and address by default. */
  readonly rateLimit?: RateLimit | null
  /** Whether a fault will pass by itself, e.g. a database that is away: 503 with Retry-After instead of 500. */
  readonly isPassing?: (fault: unknown) => boolean
  /** Largest body in bytes, 256 KiB by default; a route has its own with `bodyLimit`. */
  readonly bodyLimitBytes?: number
  /** How long a request may take to arrive, in ms; 30 s by default. */
  readonly requestTimeoutMs?: number
  /** How long a route may take to answer, in ms; 45 s by default, more than `Prefer: wait` allows. */
  readonly handlerTimeoutMs?: number
}

/** A server: routes go on `app`, then `listen`. */
export type HttpServer = {
  readonly app: HttpApp
  /** Starts to accept. Port 0 lets the system choose. @throws the system's error, e.g. EADDRINUSE */
  listen(address: { readonly host: string; readonly port: number }): Promise<{ url: string; port: number }>
  /**
   * Stops: readiness turns 503, no new connection is accepted, requests in flight are finished; what is still open
   * after `limitMs` is cut. Resolves when all connections are closed.
   */
  close(limitMs?: number): Promise<void>
}

const BODY_LIMIT_BYTES = 256 * 1024
const REQUEST_TIMEOUT_MS = 30_000
const HANDLER_TIMEOUT_MS = 45_000
const KEEP_ALIVE_MS = 65_000
const CLOSE_LIMIT_MS = 10_000
const REAP_EVERY_MS = 25
const RATE_LIMIT: RateLimit = { max: 1200, windowMs: 60_000 }

/**
 * An HTTP server with everything that each service's server has: problems (RFC 9457) for every fault, health, metrics,
 * request ids and traces, limits, strict validation, OpenAPI. Nothing listens yet.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const tracing = options.tracing?.enabled === true ? requestSpans(options.service) : withoutSpans
  const app = createApp(options, tracing)
  const paths = knownPaths()
  let stopping = false
  readOnlyJson(app)
  app.addSchema(problemSchema)
  app.setValidatorCompiler(requestValidatorCompiler([problemSchema]))
  ruleRoutes(app, paths)
  guardRequests(app, tracing)
  tracing.follow(app)
  const limit = limitRate(app, options.rateLimit === undefined ? RATE_LIMIT : options.rateLimit)
  answerFaults(app, paths, limit, options.isPassing ?? (() => false))
  if (options.docs !== undefined) await documentRoutes(app, options.docs, options.version)
  observeRequests(app, options.metrics, handlerLimit(options.handlerTimeoutMs ?? HANDLER_TIMEOUT_MS))
  metricsRoute(app, options.metrics)
  healthRoutes(app, options.ready ?? [], () => stopping)
  if (options.errors !== undefined) problemPageRoute(app, options.errors.definitions)
  return {
    app,
    async listen({ host, port }) {
      await app.listen({ host, port, listenTextResolver: () => 'HTTP is listening' })
      const { port: bound } = app.server.address() as AddressInfo
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound }
    },
    close(limitMs = CLOSE_LIMIT_MS) {
      stopping = true
      return closeApp(app, limitMs)
    },
  }
}

async function closeApp(app: HttpApp, limitMs: number): Promise<void> {
  // A connection whose last answer went out after the stop began is kept alive by Node: it would hold up the stop.
  const reap = setInterval(() => app.server.closeIdleConnections(), REAP_EVERY_MS)
  const cut = setTimeout(() => app.server.closeAllConnections(), limitMs)
  try {
    await app.close()
  } finally {
    clearInterval(reap)
    clearTimeout(cut)
  }
}

function createApp(options: HttpServerOptions, tracing: RequestTracing): HttpApp {
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  return fastify({
    // The checks of Host and of slow requests are our own and Node's; both must end in a problem document.
    http: {
      requireHostHeader: false,
      connectionsCheckingInterval: Math.min(requestTimeout, 5000),
      headersTimeout: requestTimeout,
    },
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    childLoggerFactory: (log, bindings) => new RequestLog(log as Logger, bindings),
    frameworkErrors: answerFault,
    genReqId: tracing.begin,
    requestIdHeader: false,
    bodyLimit: options.bodyLimitBytes ?? BODY_LIMIT_BYTES,
    requestTimeout,
    keepAliveTimeout: KEEP_ALIVE_MS,
    return503OnClosing: false,
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
    clientErrorHandler: answerClientError,
    routerOptions: { maxParamLength: 200 },
  }) as unknown as HttpApp
}
