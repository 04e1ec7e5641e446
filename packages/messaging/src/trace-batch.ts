import {
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { Incoming } from './event.ts'

/** The spans of a batch's messages, one each, and the messages with what they cause traced to them. */
export interface TracedBatch {
  readonly messages: readonly Incoming[]
  /** Ends the spans; with an error when the batch was not committed. */
  end(fault?: unknown): void
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/**
 * Carries traces through the bus. With tracing on, each message gets a span below the one that sent it, and what its
 * handler emits is sent below that. With tracing off it costs one call a batch, and a message's `traceparent` is passed
 * on as it came, so a trace is not broken by a service that does not record.
 */
export function traceBatch(messages: readonly Incoming[]): TracedBatch {
  if (!isRecording()) return { messages, end: () => {} }
  const spans: Span[] = []
  const traced = messages.map((message) => {
    const span = startSpan(message)
    spans.push(span)
    return { ...message, traceparent: traceparentOf(span) }
  })
  return {
    messages: traced,
    end(fault) {
      for (const span of spans) {
        if (fault !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: 'batch not committed' })
        span.end()
      }
    },
  }
}

function isRecording(): boolean {
  const probe = trace.getTracer('laurel-messaging').startSpan('probe', { root: true })
  return probe.isRecording()
}

function startSpan(message: Incoming): Span {
  const options = {
    kind: SpanKind.CONSUMER,
    attributes: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.destination.name': message.topic,
      'messaging.destination.partition.id': String(message.raw.partition),
      'messaging.kafka.offset': message.raw.offset,
    },
  }
  const name = `process ${message.typeName ?? 'unknown'}`
  return trace.getTracer('laurel-messaging').startSpan(name, options, parentOf(message.traceparent))
}

function parentOf(traceparent: string | null): Context {
  const [, traceId = '', spanId = '', flags = '00'] = TRACEPARENT.exec(traceparent ?? '') ?? []
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT
}

function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext()
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}
