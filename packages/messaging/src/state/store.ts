import type { CollectionIndexes, Filter } from '@laurel/mongo'
import type { Outgoing } from '../event.ts'

/** A document that a handler reads and writes: it belongs to one member. */
export interface MemberDocument {
  readonly _id: string
  readonly memberId: string
}

/** One collection of a service, as its handlers see it. */
export interface StoreDef<D extends MemberDocument> {
  readonly collection: string
  readonly indexes?: CollectionIndexes['indexes']
  /** Written once, never read by handlers nor changed: saves are plain inserts. */
  readonly appendOnly?: boolean
  /** Narrows what `members` loads, e.g. to lots that still hold points. */
  readonly memberFilter?: Filter<D>
  /** Published for each document of this store that a batch changed: its newest state, once per batch. */
  readonly snapshot?: (document: D, now: number) => Outgoing
}

// biome-ignore lint/suspicious/noExplicitAny: a registry of stores of differing documents; DocOf brings each type back
export type StoreDefs = Readonly<Record<string, StoreDef<any>>>
export type DocOf<S> = S extends StoreDef<infer D> ? D : never

/** Declares a store; see {@link StoreDef}. */
export function defineStore<D extends MemberDocument>(definition: StoreDef<D>): StoreDef<D> {
  return definition
}

/** What was loaded of one store, with what earlier messages of the batch changed laid over it. */
export interface View<D> {
  get(id: string): D | undefined
  /** Every loaded or saved document of a member, in no order. */
  of(memberId: string): readonly D[]
}
