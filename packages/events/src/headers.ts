/**
 * Names of the Kafka headers on every message: CloudEvents 1.0 in binary mode (Kafka protocol binding, section 3.2), W3C trace
 * context, and two of our own.
 */
export const headerNames = {
  specVersion: 'ce_specversion',
  id: 'ce_id',
  source: 'ce_source',
  type: 'ce_type',
  time: 'ce_time',
  subject: 'ce_subject',
  contentType: 'content-type',
  traceparent: 'traceparent',
  seq: 'laurel_seq',
  command: 'laurel_command',
} as const

/** The content type of every message: Avro binary, here behind a schema id. */
export const CONTENT_TYPE = 'application/avro'

/** What the headers of a message say. None of it may be personal data (clause 7.5). */
export interface MessageHeaders {
  /** Unique for ever within the source; a message sent twice keeps it. Whoever reads drops a pair (source, id) seen before. */
  readonly id: string
  /** The system that wrote the message, such as `points-service`. */
  readonly source: string
  /** Full name of the record. */
  readonly type: string
  /** When it happened, epoch milliseconds UTC. */
  readonly time: number
  /** The member: the same as the key. */
  readonly subject: string
  /** W3C trace context of what caused the message. */
  readonly traceparent?: string | undefined
  /** Laurel's services number what they write per topic and member: 1, 2, 3 …; other teams leave it out. */
  readonly seq?: number | undefined
  /** On an outcome: the id of the command that it answers. */
  readonly command?: string | undefined
}

/** Headers as they come from a Kafka client. */
export type RawHeaders = Readonly<Record<string, Buffer | string | readonly (Buffer | string)[] | undefined>>

/** Headers for a Kafka client. What is not given is left out. */
export function toHeaders(headers: MessageHeaders): Record<string, string> {
  const raw: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: headers.id,
    ce_source: headers.source,
    ce_type: headers.type,
    ce_time: new Date(headers.time).toISOString(),
    ce_subject: headers.subject,
    'content-type': CONTENT_TYPE,
  }
  if (headers.traceparent !== undefined) raw.traceparent = headers.traceparent
  if (headers.seq !== undefined) raw.laurel_seq = String(headers.seq)
  if (headers.command !== undefined) raw.laurel_command = headers.command
  return raw
}

/** What {@link fromHeaders} found: every header may be missing on a message that somebody else wrote. */
export type FoundHeaders = { readonly [Name in keyof MessageHeaders]-?: MessageHeaders[Name] | undefined }

/**
 * Reads the headers of a message. Never throws: a header that is missing, empty or not what it should be (a time that is no time,
 * a number that is no whole number from 1) is undefined, and of a repeated one the last counts.
 */
export function fromHeaders(raw: RawHeaders | undefined): FoundHeaders {
  const headers = raw ?? {}
  return {
    id: text(headers.ce_id),
    source: text(headers.ce_source),
    type: text(headers.ce_type),
    time: instant(text(headers.ce_time)),
    subject: text(headers.ce_subject),
    traceparent: text(headers.traceparent),
    seq: sequence(text(headers.laurel_seq)),
    command: text(headers.laurel_command),
  }
}

function text(value: RawHeaders[string]): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value === '' ? undefined : value
  if (Buffer.isBuffer(value)) return value.length === 0 ? undefined : value.toString()
  return text((value as readonly (Buffer | string)[]).at(-1))
}

function instant(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : time
}

function sequence(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const seq = Number(value)
  return Number.isSafeInteger(seq) && seq >= 1 ? seq : undefined
}
