import { type Codec, toHeaders } from '@laurel/events'
import { invariant } from '@laurel/kernel'
import type { Outgoing } from '../event.ts'
import { nextNumber, type Stream, streamKey } from '../stream/stream.ts'

/** One message of an outbox document: encoded, numbered, ready to send as it is. */
export interface OutboxMessage {
  readonly topic: string
  readonly key: string
  readonly value: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** What an emitted event inherits from whatever caused it. */
export interface Cause {
  readonly traceparent: string | null
  readonly commandId: string | null
}

export interface Encoded {
  readonly outgoing: Outgoing
  readonly value: Buffer
}

/**
 * Collects what one transaction publishes. `encode` first, `add` after: a value that does not fit its schema then fails
 * before anything of its message has taken effect. Numbers are given out in the order of `add`.
 */
export class OutboxDraft {
  readonly messages: OutboxMessage[] = []
  readonly #codec: Codec
  readonly #source: string
  readonly #streams: Map<string, Stream>

  constructor(codec: Codec, source: string, streams: Map<string, Stream>) {
    this.#codec = codec
    this.#source = source
    this.#streams = streams
  }

  /** @throws EncodeError when the value does not fit its schema; the message never holds the value. */
  encode(events: readonly Outgoing[]): Encoded[] {
    return events.map((outgoing) => ({ outgoing, value: this.#codec.encode(outgoing.type, outgoing.value) }))
  }

  add(encoded: readonly Encoded[], cause: Cause): void {
    for (const { outgoing, value } of encoded) {
      const { memberId, occurredAt } = outgoing.value
      const stream = this.#streams.get(memberId)
      invariant(stream !== undefined, `${outgoing.type.name} was emitted for a member whose stream was not loaded`)
      const key = streamKey(outgoing.type.topic)
      const numbered = nextNumber(stream, key)
      this.#streams.set(memberId, numbered.stream)
      const headers = toHeaders({
        id: `${key}:${memberId}:${numbered.seq}`,
        source: this.#source,
        type: outgoing.type.name,
        time: occurredAt,
        subject: memberId,
        seq: numbered.seq,
        traceparent: cause.traceparent ?? undefined,
        command: cause.commandId ?? undefined,
      })
      this.messages.push({ topic: outgoing.type.topic, key: memberId, value, headers })
    }
  }
}
