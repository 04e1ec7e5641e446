import { type Codec, DecodeError, fromHeaders } from '@laurel/events'
import type { Incoming, RawMessage } from '../event.ts'

/**
 * Member ids are opaque but plain, with a letter among them. Anything else as a key is unreadable: an address or a phone
 * number that another team puts there by mistake must not go on into our own records and topics [7.5].
 */
const MEMBER_ID = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/

export interface ReadOptions {
  readonly codec: Codec
  readonly topic: string
  /** Whether the topic's writers number their messages. */
  readonly numbered: boolean
  /** Types that have a handler. A message that names another is not decoded: a newer writer's types pass unharmed. */
  readonly handles: { has(typeName: string): boolean }
}

/** Reads the envelope and decodes the value; what cannot be read comes back with a `fault`, never as a throw. */
export function readMessage(raw: RawMessage, { codec, topic, numbered, handles }: ReadOptions): Incoming {
  const envelope = fromHeaders(raw.headers)
  const memberId = raw.key !== null && MEMBER_ID.test(raw.key) ? raw.key : ''
  const base = {
    raw,
    topic,
    memberId,
    source: envelope.source ?? '',
    messageId: envelope.id ?? `${topic}/${raw.partition}/${raw.offset}`,
    seq: numbered ? (envelope.seq ?? null) : null,
    typeName: envelope.type ?? null,
    commandId: envelope.command ?? null,
    traceparent: envelope.traceparent ?? null,
    occurredAt: raw.timestamp,
  }
  if (base.typeName !== null && !handles.has(base.typeName)) return base
  if (raw.value === null) return { ...base, fault: 'NO_VALUE' }
  try {
    const { type, value } = codec.decode(raw.value)
    const event = value as { memberId?: unknown; occurredAt?: unknown }
    if (event.memberId !== memberId && memberId !== '') return { ...base, typeName: type.name, fault: 'KEY_MISMATCH' }
    const occurredAt = typeof event.occurredAt === 'number' ? event.occurredAt : raw.timestamp
    return { ...base, typeName: type.name, occurredAt, event: value }
  } catch (error) {
    return { ...base, fault: error instanceof DecodeError ? error.code : 'UNREADABLE' }
  }
}
