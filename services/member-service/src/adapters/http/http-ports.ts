import type { SchemaIds } from '@laurel/events'
import type { Operations } from '@laurel/messaging'
import type { MoveClock } from '@laurel/service-kit'
import type { Caller, Ports } from '../../application/ports.ts'

/** What the routes need besides the use cases' ports. */
export interface HttpPorts extends Ports {
  readonly authenticate: (token: string) => Promise<Caller | null>
  readonly operations: Operations
  readonly publicKeys: () => readonly object[]
  /** Signs the cursors of lists; the same in every replica. */
  readonly cursorKey: Uint8Array
  /** The ids under which the schemas are served: those that the topics' messages carry. */
  readonly schemaIds: SchemaIds
  readonly topicPrefix: string
  readonly version: string
  /** Moves the clocks of all services; null in production. */
  readonly moveClock: MoveClock | null
  /** Opens `/dev/…`. */
  readonly development: boolean
}
