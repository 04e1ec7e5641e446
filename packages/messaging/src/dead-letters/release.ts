import type { Tx } from '@laurel/mongo'
import { type BatchDeps, gatherNeeds, memberIds, saveDecided } from '../consumer/process-batch.ts'
import { readMessage } from '../consumer/read-message.ts'
import { type HandlerFailure, type HandlerState, runHandler } from '../consumer/run-handler.ts'
import type { Incoming } from '../event.ts'
import { OutboxDraft } from '../outbox/outbox-draft.ts'
import { loadState } from '../state/state.store.ts'
import { loadStreams } from '../stream/stream.store.ts'
import { type Stream, streamKey, withParked } from '../stream/stream.ts'
import { loadWaiting, updateParked } from './parked.store.ts'
import type { Parked } from './parked.ts'

/** What handling parked messages again needs. */
export interface DeadLettersOptions extends BatchDeps {
  readonly isNumbered: (topic: string) => boolean
}

/** What a release did, or a dry run would do. */
export interface ReleaseReport {
  readonly memberId: string
  readonly topic: string
  /** Ids of the messages that were handled. */
  readonly released: readonly string[]
  /** Record types that were, or would be, published. */
  readonly emitted: readonly string[]
  /** The message that failed again; it and those behind it still wait. */
  readonly stoppedAt: { readonly id: string; readonly code: string; readonly detail: string } | null
}

/** Handles a member's waiting messages of one topic by the live handlers. `ended` are letters just given up. */
export async function releaseWaiting(
  tx: Tx,
  options: DeadLettersOptions,
  { memberId, topic }: Parked,
  ended: readonly Parked[] = [],
): Promise<ReleaseReport> {
  const now = options.now()
  const waiting = await loadWaiting(tx, memberId, topic)
  const reading = { codec: options.codec, topic, numbered: options.isNumbered(topic), handles: options.handlers }
  const messages = waiting.map((letter) => readMessage(letter.message.raw, reading))
  const streams = await loadStreams(tx, [memberId, ...memberIds(options, messages)])
  const sets = await loadState(tx, options.stores, gatherNeeds(options, messages))
  const draft = new OutboxDraft(options.codec, streams)
  const tried = tryInOrder(options, waiting, messages, { now, sets, draft })
  const emitted = draft.messages.map(({ type }) => type)
  const left = ended.length + tried.released.length
  for (let count = 0; count < left; count += 1) unpark(streams, memberId, topic)
  const letters = [...ended, ...tried.changed]
  for (const letter of tried.changed) await updateParked(tx, letter)
  await saveDecided(tx, options, { now, streams, sets, draft, letters })
  return { memberId, topic, released: tried.released, emitted, stoppedAt: tried.stoppedAt }
}

interface Tried {
  readonly changed: Parked[]
  readonly released: string[]
  stoppedAt: ReleaseReport['stoppedAt']
}

function tryInOrder(
  options: DeadLettersOptions,
  waiting: readonly Parked[],
  messages: readonly Incoming[],
  state: HandlerState,
): Tried {
  const tried: Tried = { changed: [], released: [], stoppedAt: null }
  for (const [index, letter] of waiting.entries()) {
    const failure = handleAgain(options, messages[index] as Incoming, state)
    const attempted = { ...letter, attempts: letter.attempts + 1, lastTriedAt: state.now }
    if (failure) {
      tried.changed.push({ ...attempted, ...failure, state: 'parked' })
      tried.stoppedAt = { id: letter._id, ...failure }
      return tried
    }
    tried.changed.push({ ...attempted, state: 'released' })
    tried.released.push(letter._id)
  }
  return tried
}

function handleAgain(options: DeadLettersOptions, message: Incoming, state: HandlerState): HandlerFailure | null {
  if (message.memberId === '') return { code: 'KEY_UNREADABLE', detail: 'no member id as key' }
  if (message.fault !== undefined) return { code: message.fault, detail: 'could not be decoded' }
  const handler = options.handlers.get(message.typeName ?? '')
  return handler ? runHandler(handler, message, state) : null
}

function unpark(streams: Map<string, Stream>, memberId: string, topic: string): void {
  const stream = streams.get(memberId)
  if (stream) streams.set(memberId, withParked(stream, streamKey(topic), -1))
}
