import type { MemberDocument } from '../state/store.ts'
import { defineStore, type View } from '../state/store.ts'

/**
 * A client's write that another service carries out: its idempotency record and the place where its outcome is found.
 * Kept for good, so the same key gives the same answer for ever (contract.md, HTTP).
 */
export interface Operation extends MemberDocument {
  /** Also the command's id. */
  readonly _id: string
  readonly memberId: string
  /** What was asked for, e.g. `file-report`. */
  readonly kind: string
  /** The client's Idempotency-Key; unique per member. */
  readonly key: string
  readonly requestHash: string
  readonly outcome: OperationOutcome
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** `refused` carries the stable code of the service that turned the command down. */
export type OperationOutcome =
  | { readonly status: 'pending' }
  | { readonly status: 'succeeded'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly status: 'refused'; readonly code: string }

/** The store that a service with operations adds to its stores. */
export const operationStore = defineStore<Operation>({
  collection: 'operations',
  indexes: [{ key: { memberId: 1, key: 1 }, unique: true }],
})

/** The operation that an outcome event answers, finished; empty when the event answers none, or it is finished already. */
export function finished(
  operations: View<Operation>,
  meta: { readonly commandId: string | null; readonly now: number },
  outcome: OperationOutcome,
): readonly Operation[] {
  const operation = operations.get(meta.commandId ?? '')
  if (operation === undefined || operation.outcome.status !== 'pending') return []
  return [{ ...operation, outcome, finishedAt: meta.now }]
}
