import type { Codec } from '@laurel/events'
import { invariant } from '@laurel/kernel'
import type { Outgoing } from '../event.ts'
import { nextNumber, type Stream, streamKey } from '../stream/stream.ts'
import type { OutboxMessage } from './outbox-message.ts'

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
  readonly #streams: Map<string, Stream>

  constructor(codec: Codec, streams: Map<string, Stream>) {
    this.#codec = codec
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
      const { topic, name: type } = outgoing.type
      const { traceparent, commandId } = cause
      this.messages.push({
        topic,
        key: memberId,
        value,
        type,
        time: occurredAt,
        seq: numbered.seq,
        traceparent,
        commandId,
      })
    }
  }
}
