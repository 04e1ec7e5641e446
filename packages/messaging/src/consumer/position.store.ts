import { type CollectionIndexes, type Database, type Document, isDuplicateKey, type Tx } from '@laurel/mongo'

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

/** Next offset to handle; null when the partition was never read. */
export async function readPosition(db: Database, id: string): Promise<number | null> {
  const position = await db.collection<PositionDocument>(POSITIONS.name).findOne({ _id: id })
  return position?.next ?? null
}

/**
 * Moves the position from `expected` to `next` in the transaction that holds the batch's effects. This compare is what
 * makes effects exactly-once: a consumer that no longer owns the partition loses here, whatever Kafka told it.
 * @throws Fenced
 */
export async function movePosition(tx: Tx, id: string, expected: number | null, next: number): Promise<void> {
  const positions = tx.collection<PositionDocument>(POSITIONS.name)
  if (expected === null) {
    try {
      await positions.insertOne({ _id: id, next }, { session: tx.session })
    } catch (error) {
      if (isDuplicateKey(error)) throw new Fenced(id, { cause: error })
      throw error
    }
    return
  }
  const moved = await positions.updateOne({ _id: id, next: expected }, { $set: { next } }, { session: tx.session })
  if (moved.matchedCount !== 1) throw new Fenced(id)
}
