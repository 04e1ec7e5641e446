/** Tracing that was started, or was not asked for. */
export type Tracing = {
  readonly enabled: boolean
  /** Sends what is left and ends tracing. */
  stop(): Promise<void>
}

/** Which process traces, and where to. */
export type TracingOptions = {
  readonly service: string
  readonly version: string
  /** OTLP over HTTP, e.g. `http://collector:4318`; `/v1/traces` is added. Without it nothing is loaded or recorded. */
  readonly endpoint?: string | undefined
}

/**
 * Starts OpenTelemetry tracing when there is an endpoint. Without one the OpenTelemetry API stays its own no-op: the
 * SDK is not even loaded. Call it before anything makes spans.
 */
export async function startTracing(options: TracingOptions): Promise<Tracing> {
  if (options.endpoint === undefined) return { enabled: false, stop: async () => {} }
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const url = `${options.endpoint.replace(/\/$/, '')}/v1/traces`
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.service, 'service.version': options.version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  })
  provider.register()
  return { enabled: true, stop: () => provider.shutdown() }
}
