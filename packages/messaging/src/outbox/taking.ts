import type { ObjectId } from '@laurel/mongo'
import type { OutboxBatch } from './outbox.store.ts'

/** What the relay sends at once. */
export const MESSAGES_MAX = 2_000
const REMEMBERED_MAX = 10_000

/** What a relay has learnt from the batches that it took. */
export interface Taking {
  /**
   * How many documents to ask for, to get about {@link MESSAGES_MAX} messages: as many as the size of the last ones says.
   * A consumer's documents hold a thousand messages, a request's one; asking for too many would read them for nothing.
   */
  limit(): number
  /** Whether it was in one of the last batches: then news of it is no reason to look again. */
  hasTaken(id: ObjectId): boolean
  note(batch: OutboxBatch): void
}

export function createTaking(): Taking {
  const taken = new Set<string>()
  let perDocument = 1
  return {
    limit: () => Math.max(2, Math.ceil(MESSAGES_MAX / perDocument)),
    hasTaken: (id) => taken.has(id.toHexString()),
    note({ ids, messages }) {
      if (ids.length === 0) return
      perDocument = messages.length / ids.length
      if (taken.size > REMEMBERED_MAX) taken.clear()
      for (const id of ids) taken.add(id.toHexString())
    },
  }
}
