import { toHeaders } from '@laurel/events'
import { streamKey } from '../stream/stream.ts'

/** One message of an outbox document: encoded and numbered. All else that its headers say follows from these fields. */
export interface OutboxMessage {
  readonly topic: string
  /** The member. */
  readonly key: string
  readonly value: Buffer
  /** Full name of the record. */
  readonly type: string
  /** When it happened, epoch ms. */
  readonly time: number
  readonly seq: number
  readonly traceparent: string | null
  readonly commandId: string | null
}

/** The Kafka headers of a message that `source` sends. Its id is the same however often it is sent. */
export function headersOf(source: string, message: OutboxMessage): Record<string, string> {
  const { topic, key, type, time, seq, traceparent, commandId } = message
  return toHeaders({
    ...{ id: `${streamKey(topic)}:${key}:${seq}`, source, type, time, subject: key, seq },
    traceparent: traceparent ?? undefined,
    command: commandId ?? undefined,
  })
}
