import { randomFillSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Where a request stands in its trace (W3C Trace Context). All ids are lower-case hex. */
export type RequestTrace = {
  /** 32 digits; also the request id. Taken from `traceparent`, else new. */
  readonly traceId: string
  /** 16 digits: this request's own span. */
  readonly spanId: string
  /** The caller's span, if it sent one. */
  readonly parentId: string | null
  readonly sampled: boolean
  /** The header for whatever this request causes: `00-<traceId>-<spanId>-<flags>`. */
  readonly traceparent: string
}

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/
const LENGTH_MAX = 512

/** The parts of a valid `traceparent`; null for anything else. Later versions are read as version 00, as W3C asks. */
export function parseTraceparent(header: unknown): { traceId: string; parentId: string; sampled: boolean } | null {
  if (typeof header !== 'string' || header.length > LENGTH_MAX) return null
  const match = TRACEPARENT.exec(header)
  if (match === null || (match[1] === '00' && match[5] !== undefined)) return null
  return {
    traceId: match[2] ?? '',
    parentId: match[3] ?? '',
    sampled: (Number.parseInt(match[4] ?? '0', 16) & 1) === 1,
  }
}

/** The trace id of a request: the caller's when its `traceparent` is valid, else a new one. */
export function traceIdOf(request: IncomingMessage): string {
  return parseTraceparent(request.headers.traceparent)?.traceId ?? randomHex(16)
}

/** The whole trace of a request whose trace id is known. Makes a new span id on each call. */
export function requestTrace(traceId: string, traceparent: unknown): RequestTrace {
  const parent = parseTraceparent(traceparent)
  const spanId = randomHex(8)
  const sampled = parent?.sampled ?? false
  return {
    traceId,
    spanId,
    parentId: parent?.parentId ?? null,
    sampled,
    traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`,
  }
}

// Filling a pool at a time costs a tenth of asking the system for each id.
const pool = Buffer.alloc(4096)
let used = pool.length

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.toString('hex', used - bytes, used)
}
