import { invariant } from '@laurel/kernel'
import type { Incoming } from '../event.ts'
import type { Decision, Handler, HandlerMeta } from '../handler.ts'
import { deterministicIds } from '../ids.ts'
import type { OutboxDraft } from '../outbox/outbox-draft.ts'
import type { WorkingSets } from '../state/state.store.ts'
import type { StoreDefs } from '../state/store.ts'

export interface HandlerFailure {
  readonly code: string
  readonly detail: string
}

export interface HandlerState {
  readonly now: number
  readonly sets: WorkingSets
  readonly draft: OutboxDraft
}

/**
 * Runs one handler on one message and lays its decision over the batch. All or nothing: when it refuses or throws, or
 * an event does not fit its schema, nothing of the message is kept and the reason comes back.
 */
export function runHandler(handler: Handler, message: Incoming, state: HandlerState): HandlerFailure | null {
  try {
    const decision = decide(handler, message, state)
    if ('refuse' in decision) return { code: decision.refuse, detail: 'refused by its handler' }
    const encoded = state.draft.encode(decision.emit ?? [])
    for (const [name, documents] of Object.entries(decision.save ?? {})) {
      const set = state.sets[name]
      invariant(set !== undefined, `a handler saved to an undeclared store ${name}`)
      for (const document of documents ?? []) set.save(document)
    }
    state.draft.add(encoded, message)
    return null
  } catch (error) {
    return { code: 'HANDLER_FAILED', detail: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }
  }
}

function decide(handler: Handler, message: Incoming, state: HandlerState): Decision<StoreDefs> {
  const meta: HandlerMeta = {
    now: state.now,
    messageId: message.messageId,
    source: message.source,
    commandId: message.commandId,
    id: deterministicIds(message.source, message.messageId),
  }
  return handler.definition.handle(message.event, state.sets, meta)
}
