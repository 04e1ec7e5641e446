import type { Tx } from '@laurel/mongo'
import { saveStreams } from '../stream/stream.store.ts'
import { nextClock, type Stream } from '../stream/stream.ts'
import { saveOutbox } from './outbox.store.ts'
import type { OutboxDraft } from './outbox-draft.ts'

/** Ends a transaction: its streams and its outbox document, under one logical clock later than all of theirs (ADR 0004). */
export async function saveDraft(
  tx: Tx,
  streams: ReadonlyMap<string, Stream>,
  draft: OutboxDraft,
  now: number,
): Promise<void> {
  const clock = nextClock(streams.values(), now)
  await saveStreams(tx, streams.values(), clock)
  await saveOutbox(tx, draft.messages, clock, now)
}
