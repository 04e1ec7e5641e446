import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** The metrics of one process. Services put their own on `registry`. */
export type Metrics = {
  readonly registry: Registry
  /** Seconds of every HTTP request by method, route template and status. The template, never the path: ids stay out. */
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>
}

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** A registry of its own for a process, with Node's and the process's metrics; every metric has a label `service`. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const httpSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  })
  return { registry, httpSeconds }
}
