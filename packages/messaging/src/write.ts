import type { Codec, EventType } from '@laurel/events'
import type { Database, Tx } from '@laurel/mongo'
import { outgoing } from './event.ts'
import { OutboxDraft } from './outbox/outbox-draft.ts'
import { saveDraft } from './outbox/save-draft.ts'
import { loadStreams } from './stream/stream.store.ts'

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
  /** Called when a transaction that publishes something was committed. */
  readonly onCommitted: () => void
}

export function createWrite({ db, codec, now: clock, onCommitted }: WriteOptions): Write {
  return async (memberIds, work) => {
    let publishes = false
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
      await saveDraft(tx, streams, draft, now)
      publishes = draft.messages.length > 0
      return value
    })
    if (publishes) onCommitted()
    return result
  }
}
