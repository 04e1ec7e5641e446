import type { EventType } from '@laurel/events'
import type { Incoming, Outgoing } from './event.ts'
import type { DocOf, StoreDefs, View } from './state/store.ts'

/** What a handler wants loaded before the batch runs: per store, documents by id, or all relevant ones of a member. */
export type Needs<S extends StoreDefs> = {
  readonly [K in keyof S]?: { readonly ids?: readonly string[]; readonly members?: readonly string[] }
}

export type State<S extends StoreDefs> = { readonly [K in keyof S]: View<DocOf<S[K]>> }

/**
 * What a handler decides. `save` holds whole new documents (insert or replace by `_id`), `emit` what to publish, both
 * carried out in the batch's one transaction. `refuse` is a stable code: the message is parked as a dead letter and the
 * member's later messages of that topic wait behind it. A command that is turned down by the rules is not refused: it
 * is answered with a rejection event.
 */
export type Decision<S extends StoreDefs> =
  | { readonly save?: { readonly [K in keyof S]?: readonly DocOf<S[K]>[] }; readonly emit?: readonly Outgoing[] }
  | { readonly refuse: string }

/** What a handler may know besides the event and the state. All of it is input: the same message gives the same again. */
export interface HandlerMeta {
  /** The batch's time, epoch ms. */
  readonly now: number
  readonly messageId: string
  readonly source: string
  readonly commandId: string | null
  /** The n-th call gives the n-th id of this message: `ptx_…`, the same on every delivery of it. */
  id(prefix: string): string
}

export interface HandlerDefinition<T, S extends StoreDefs> {
  /** Members besides the event's own whose events this handler may emit. */
  readonly alsoEmitsFor?: (event: T) => readonly string[]
  readonly needs?: (event: T, message: Incoming) => Needs<S>
  /** Pure and synchronous. A throw is a bug: the message is parked with code `HANDLER_FAILED`, others flow on. */
  readonly handle: (event: T, state: State<S>, meta: HandlerMeta) => Decision<S>
}

/** A handler whose event type is erased, as the consumer keeps it. */
export interface Handler {
  readonly type: EventType<unknown>
  readonly stores: StoreDefs
  readonly definition: HandlerDefinition<unknown, StoreDefs>
}

/**
 * Declares what a service does with one record type. All handlers of a service share `stores`.
 * Promise: `handle` sees every message once in effect, in order for one member and topic, with all that it `needs`.
 */
export function handler<T, S extends StoreDefs>(
  type: EventType<T>,
  stores: S,
  definition: HandlerDefinition<T, S>,
): Handler {
  return { type, stores, definition } as unknown as Handler
}
