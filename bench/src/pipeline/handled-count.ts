import type { Database } from '@laurel/mongo'

/**
 * How many messages of `platform.events` have taken effect: the positions move in the transactions that hold the effects.
 * Cheap and exact, where a collection's estimated count also holds what is not committed yet.
 */
export async function handledCount(db: Database): Promise<number> {
  const positions = db.collection<{ _id: string; next: number }>('positions')
  const found = await positions.find({ _id: /^points-service:platform\.events:/ }).toArray()
  return found.reduce((sum, { next }) => sum + next, 0)
}
