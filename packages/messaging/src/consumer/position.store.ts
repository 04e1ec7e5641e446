import type { TopicName } from '@laurel/events'
import {
  type BulkOperation,
  type CollectionIndexes,
  type Database,
  type Document,
  isDuplicateKey,
  type Tx,
} from '@laurel/mongo'

export const POSITIONS: CollectionIndexes = { name: 'positions' }

interface PositionDocument extends Document {
  readonly _id: string
  readonly next: number
}

/** Another consumer has moved this partition on: what was just handled must not take effect. */
export class Fenced extends Error {
  constructor(id: string, options?: ErrorOptions) {
    super(`the position of ${id} was moved by another consumer`, options)
  }
}

/** The id of a partition's position; topic without the installation's prefix. */
export function positionId(group: string, topic: TopicName, partition: number): string {
  return `${group}:${topic}:${partition}`
}

/** The stored positions among `ids`: next offset to handle, by id. */
export async function readPositions(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await db
    .collection<PositionDocument>(POSITIONS.name)
    .find({ _id: { $in: [...ids] } })
    .toArray()
  return new Map(found.map(({ _id, next }) => [_id, next]))
}

/** Next offset to handle; null when the partition was never read. */
export async function readPosition(db: Database, id: string): Promise<number | null> {
  const position = await db.collection<PositionDocument>(POSITIONS.name).findOne({ _id: id })
  return position?.next ?? null
}

/** A partition's step: from the offset that this consumer believes is next to the one that will be. */
export interface PositionStep {
  readonly positionId: string
  readonly expected: number | null
  readonly next: number
}

/**
 * Moves positions in the transaction that holds the batches' effects. This compare is what makes effects exactly-once: a
 * consumer that no longer owns a partition loses here, whatever Kafka told it.
 * @throws Fenced
 */
export async function movePositions(tx: Tx, steps: readonly PositionStep[]): Promise<void> {
  const ids = steps.map(({ positionId }) => positionId).join(', ')
  const operations = steps.map(({ positionId: _id, expected, next }): BulkOperation<PositionDocument> => {
    if (expected === null) return { insertOne: { document: { _id, next } } }
    return { updateOne: { filter: { _id, next: expected }, update: { $set: { next } } } }
  })
  const positions = tx.collection<PositionDocument>(POSITIONS.name)
  const moved = await positions
    .bulkWrite(operations, { session: tx.session, ordered: false })
    .catch((error: unknown) => {
      throw isDuplicateKey(error) ? new Fenced(ids, { cause: error }) : error
    })
  if (moved.matchedCount + moved.insertedCount !== steps.length) throw new Fenced(ids)
}
