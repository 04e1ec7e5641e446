import type { Codec } from '@laurel/events'
import type { Database, Tx } from '@laurel/mongo'
import { deadLettered } from '../dead-letters/dead-lettered.ts'
import { saveParked } from '../dead-letters/parked.store.ts'
import type { Parked } from '../dead-letters/parked.ts'
import type { Incoming } from '../event.ts'
import type { Handler, Needs } from '../handler.ts'
import { inboxId, loadSeen, saveSeen } from '../inbox/inbox.store.ts'
import { OutboxDraft } from '../outbox/outbox-draft.ts'
import { saveDraft } from '../outbox/save-draft.ts'
import type { Probe } from '../probe.ts'
import type { ServiceName } from '../service-name.ts'
import { loadState, saveState, type WorkingSets } from '../state/state.store.ts'
import type { StoreDefs } from '../state/store.ts'
import { loadStreams } from '../stream/stream.store.ts'
import { type BatchOutcome, type BatchState, decideBatch } from './decide-batch.ts'
import { movePositions } from './position.store.ts'

/** What a consumer's batches need, whichever partition they come from. */
export interface BatchDeps {
  readonly db: Database
  readonly service: ServiceName
  readonly codec: Codec
  readonly stores: StoreDefs
  readonly handlers: ReadonlyMap<string, Handler>
  readonly isCompacted: (topic: string) => boolean
  readonly now: () => number
  readonly probe: Probe
  /** Called when a transaction that publishes something was committed. */
  readonly onCommitted: () => void
}

/** A run of one partition's messages and the step of its position that they account for. */
export interface Batch {
  readonly positionId: string
  readonly expected: number | null
  readonly next: number
  readonly messages: readonly Incoming[]
}

/**
 * Load many, decide in memory, save many: one transaction, with one query and one bulk write per collection, one outbox
 * document and the partitions' positions (architecture.md, decision 2). Batches of several partitions may share it; no
 * member may be in two of them. Gives one outcome per batch.
 * @throws Fenced when another consumer moved a position; any database fault, with nothing saved.
 */
export async function processBatches(deps: BatchDeps, batches: readonly Batch[]): Promise<BatchOutcome[]> {
  const messages = batches.flatMap((batch) => batch.messages)
  let publishes = false
  const outcomes = await deps.db.transact(async (tx) => {
    const now = deps.now()
    await movePositions(tx, batches)
    const streams = await loadStreams(tx, memberIds(deps, messages))
    const seen = await loadSeen(tx, unnumberedIds(messages))
    const sets = await loadState(tx, deps.stores, gatherNeeds(deps, messages))
    await deps.probe('loaded')
    const draft = new OutboxDraft(deps.codec, streams)
    const decided = decideAll(deps, batches, { now, handlers: deps.handlers, streams, sets, draft, seen })
    const letters = decided.flatMap(({ parked }) => parked)
    await saveParked(tx, letters)
    await saveDecided(tx, deps, { now, streams, sets, draft, letters })
    const taken = decided.flatMap((outcome) => outcome.taken)
    await saveSeen(tx, taken, now)
    await deps.probe('written')
    publishes = draft.messages.length > 0
    return decided
  })
  if (publishes) deps.onCommitted()
  await deps.probe('committed')
  return outcomes
}

function decideAll(deps: BatchDeps, batches: readonly Batch[], state: Omit<BatchState, 'compacted'>): BatchOutcome[] {
  return batches.map(({ messages }) => {
    const compacted = messages[0] !== undefined && deps.isCompacted(messages[0].topic)
    return decideBatch(messages, { ...state, compacted })
  })
}

interface Decided {
  readonly now: number
  readonly streams: Awaited<ReturnType<typeof loadStreams>>
  readonly sets: WorkingSets
  readonly draft: OutboxDraft
  /** Dead letters whose state changed; each is told on the service's dead-letter topic. */
  readonly letters: readonly Parked[]
}

/** Writes what was decided: state, streams and the outbox document, under one logical clock. */
export async function saveDecided(
  tx: Tx,
  deps: Pick<BatchDeps, 'service'>,
  { now, streams, sets, draft, letters }: Decided,
): Promise<void> {
  addSnapshots(sets, draft, now)
  draft.add(draft.encode(letters.map((letter) => deadLettered(deps.service, letter, now))), NO_CAUSE)
  await saveState(tx, sets)
  await saveDraft(tx, streams, draft, now)
}

const NO_CAUSE = { traceparent: null, commandId: null }

function addSnapshots(sets: WorkingSets, draft: OutboxDraft, now: number): void {
  for (const set of Object.values(sets)) {
    const { snapshot } = set.definition
    if (snapshot === undefined) continue
    const newest = [...set.changes()].map(({ document }) => snapshot(document, now))
    draft.add(draft.encode(newest), NO_CAUSE)
  }
}

/** Every member whose stream the batch may write: those of its messages, and those that handlers also emit for. */
export function memberIds(deps: Pick<BatchDeps, 'handlers'>, messages: readonly Incoming[]): string[] {
  return messages.flatMap((message) => {
    const others = handlerOf(deps, message)?.definition.alsoEmitsFor
    return others ? [message.memberId, ...others(message.event)] : [message.memberId]
  })
}

function unnumberedIds(messages: readonly Incoming[]): string[] {
  return messages
    .filter((message) => message.seq === null || message.memberId === '')
    .map((message) => inboxId(message.source, message.messageId))
}

export function gatherNeeds(deps: Pick<BatchDeps, 'handlers'>, messages: readonly Incoming[]): Needs<StoreDefs>[] {
  return messages.flatMap((message) => {
    const needs = handlerOf(deps, message)?.definition.needs
    return needs ? [needs(message.event, message)] : []
  })
}

function handlerOf(deps: Pick<BatchDeps, 'handlers'>, message: Incoming): Handler | undefined {
  return message.fault === undefined ? deps.handlers.get(message.typeName ?? '') : undefined
}
