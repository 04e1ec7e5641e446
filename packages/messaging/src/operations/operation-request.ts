import type { EventType } from '@laurel/events'
import type { Unit } from '../write.ts'
import type { Operation } from './operation.ts'

/** What every command's record has. */
export interface Command {
  readonly memberId: string
  readonly occurredAt: number
}

/** A client's request for a command of type `type`. */
export interface OperationRequest<T extends Command = Command> {
  readonly id: string
  readonly memberId: string
  readonly kind: string
  readonly key: string
  readonly requestHash: string
  readonly traceparent: string | null
  readonly type: EventType<T>
  /** The command to publish, given the operation's id; it is also the command's. */
  command(operationId: string): T
  /** Writes what belongs to the request and stays home, in the same transaction; only for a request that is new. */
  record?(unit: Unit): Promise<void>
}

/** `reused`: the key was used before for another request; nothing was done. */
export type Submitted =
  | { readonly kind: 'accepted' | 'repeated'; readonly operation: Operation }
  | { readonly kind: 'reused' }
