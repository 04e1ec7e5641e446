import { invariant } from '@laurel/kernel'
import { BEHIND, type Parked, type ParkReason, park } from '../dead-letters/parked.ts'
import type { Incoming } from '../event.ts'
import type { Handler } from '../handler.ts'
import { inboxId } from '../inbox/inbox.store.ts'
import type { OutboxDraft } from '../outbox/outbox-draft.ts'
import type { WorkingSets } from '../state/state.store.ts'
import { arrival, isParked, type Stream, streamKey, withArrived, withParked } from '../stream/stream.ts'
import { runHandler } from './run-handler.ts'

/** All that a batch's decisions rest on. `streams`, `sets`, `draft` and `seen` take up its changes as it goes. */
export interface BatchState {
  readonly now: number
  readonly handlers: ReadonlyMap<string, Handler>
  readonly streams: Map<string, Stream>
  readonly sets: WorkingSets
  readonly draft: OutboxDraft
  /** Inbox ids taken before. */
  readonly seen: Set<string>
  /** Compacted topics skip numbers by nature. */
  readonly compacted: boolean
}

/** What became of a batch's messages; counts are for metrics, `parked` and `taken` are to be saved. */
export interface BatchOutcome {
  readonly parked: Parked[]
  /** Inbox ids of unnumbered messages that this batch took. */
  readonly taken: string[]
  handled: number
  ignored: number
  duplicates: number
  missed: number
}

/**
 * Decides a whole batch in memory, message by message in order. Nothing here waits, reads a clock or throws for one
 * message's sake: a message that cannot be handled is parked, its member's later ones queue behind it, others flow on.
 */
export function decideBatch(messages: readonly Incoming[], state: BatchState): BatchOutcome {
  const outcome: BatchOutcome = { parked: [], taken: [], handled: 0, ignored: 0, duplicates: 0, missed: 0 }
  for (const message of messages) {
    if (!admit(message, state, outcome)) continue
    decideMessage(message, state, outcome)
  }
  return outcome
}

/** False for a message that has taken effect before. Numbers and inbox ids are taken here, parked or not. */
function admit(message: Incoming, state: BatchState, outcome: BatchOutcome): boolean {
  if (message.memberId === '' || message.seq === null) {
    const id = inboxId(message.source, message.messageId)
    if (state.seen.has(id)) {
      outcome.duplicates += 1
      return false
    }
    state.seen.add(id)
    outcome.taken.push(id)
    return true
  }
  const stream = streamOf(message, state)
  const key = streamKey(message.topic, message.source)
  const came = arrival(stream, key, message.seq)
  if (came.kind === 'duplicate') {
    outcome.duplicates += 1
    return false
  }
  if (came.kind === 'gap' && !state.compacted) outcome.missed += came.missed
  state.streams.set(message.memberId, withArrived(stream, key, message.seq))
  return true
}

function decideMessage(message: Incoming, state: BatchState, outcome: BatchOutcome): void {
  const reason = tryMessage(message, state, outcome)
  if (reason === null) return
  outcome.parked.push(park(message, reason, state.now))
  if (message.memberId === '') return
  state.streams.set(message.memberId, withParked(streamOf(message, state), streamKey(message.topic), 1))
}

/** Why the message must be set aside; null when it was handled, or is none of this service's business. */
function tryMessage(message: Incoming, state: BatchState, outcome: BatchOutcome): ParkReason | null {
  if (message.memberId === '') return { state: 'parked', code: 'KEY_UNREADABLE', detail: 'no member id as key' }
  if (isParked(streamOf(message, state), streamKey(message.topic))) return BEHIND
  if (message.fault !== undefined) return { state: 'parked', code: message.fault, detail: 'could not be decoded' }
  const handler = state.handlers.get(message.typeName ?? '')
  if (handler === undefined) {
    outcome.ignored += 1
    return null
  }
  const failure = runHandler(handler, message, state)
  if (failure) return { state: 'parked', ...failure }
  outcome.handled += 1
  return null
}

function streamOf(message: Incoming, state: BatchState): Stream {
  const stream = state.streams.get(message.memberId)
  invariant(stream !== undefined, 'the stream of every member in a batch is loaded')
  return stream
}
