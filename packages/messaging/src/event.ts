import type { EventType } from '@laurel/events'

/** An event or command to publish. It is keyed by `value.memberId`, numbered and encoded when its transaction is saved. */
export interface Outgoing<
  T extends { memberId: string; occurredAt: number } = { memberId: string; occurredAt: number },
> {
  readonly type: EventType<T>
  readonly value: T
}

/** Pairs a type with its value, so that the compiler checks one against the other. */
export function outgoing<T extends { memberId: string; occurredAt: number }>(type: EventType<T>, value: T): Outgoing {
  return { type, value } as unknown as Outgoing
}

/** What came off a topic, before decoding. Offsets are safe integers; headers are text. */
export interface RawMessage {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly key: string | null
  readonly value: Buffer | null
  readonly headers: Readonly<Record<string, string>>
  /** Broker's timestamp, epoch ms. */
  readonly timestamp: number
}

/** A message with its envelope read. `event` is absent when the bytes could not be decoded; `fault` then says why. */
export interface Incoming {
  readonly raw: RawMessage
  /** Logical topic, without the prefix. */
  readonly topic: string
  /** The key; '' when it is missing or no plausible member id. */
  readonly memberId: string
  readonly source: string
  readonly messageId: string
  /** Number of the message in its (writer, topic, member) sequence; null on topics that other teams write. */
  readonly seq: number | null
  readonly typeName: string | null
  readonly commandId: string | null
  readonly traceparent: string | null
  /** When it happened, epoch ms. */
  readonly occurredAt: number
  readonly event?: unknown
  readonly fault?: string
}
