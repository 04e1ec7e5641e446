import { collectDefaultMetrics, Registry } from 'prom-client'
import { httpDurations } from './http-durations.ts'

/** The metrics of one process. Services put their own on `registry`. */
export type Metrics = {
  readonly registry: Registry
  /** Counts one answer into `http_request_duration_seconds`. The route is its template, never a path: ids stay out. */
  observeHttp(method: string, route: string, status: number, seconds: number): void
}

/** A registry of its own for a process, with Node's and the process's metrics; every metric has a label `service`. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  return { registry, observeHttp: httpDurations(registry) }
}
