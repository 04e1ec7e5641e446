import type { Codec, EventType } from '@laurel/events'
import type { Database, Tx } from '@laurel/mongo'
import { outgoing } from './event.ts'
import { saveOutbox } from './outbox/outbox.store.ts'
import { OutboxDraft } from './outbox/outbox-draft.ts'
import { loadStreams, saveStreams } from './stream/stream.store.ts'
import { nextClock } from './stream/stream.ts'

/** An open transaction that can also publish. What is emitted goes out if, and only if, the transaction commits. */
export interface Unit {
  readonly tx: Tx
  readonly now: number
  /** `commandId` names the command that this message is, or answers; `traceparent` carries the trace on. */
  emit<T extends { memberId: string; occurredAt: number }>(
    type: EventType<T>,
    value: T,
    cause?: { readonly traceparent?: string | null; readonly commandId?: string | null },
  ): void
}

/**
 * Runs `work` in one transaction with its outbox document. `memberIds` are all the members it may emit for; their
 * streams are loaded and written, so two writes for one member take turns. `work` may run many times: no other I/O in it.
 */
export type Write = <T>(memberIds: readonly string[], work: (unit: Unit) => Promise<T>) => Promise<T>

export interface WriteOptions {
  readonly db: Database
  readonly codec: Codec
  readonly now: () => number
  readonly onCommitted: () => void
}

export function createWrite({ db, codec, now: clock, onCommitted }: WriteOptions): Write {
  return async (memberIds, work) => {
    const result = await db.transact(async (tx) => {
      const now = clock()
      const streams = await loadStreams(tx, memberIds)
      const draft = new OutboxDraft(codec, streams)
      const value = await work({
        tx,
        now,
        emit(type, event, cause = {}) {
          const { traceparent = null, commandId = null } = cause
          draft.add(draft.encode([outgoing(type, event)]), { traceparent, commandId })
        },
      })
      const order = nextClock(streams.values(), now)
      await saveStreams(tx, streams.values(), order)
      await saveOutbox(tx, draft.messages, order, now)
      return value
    })
    onCommitted()
    return result
  }
}
