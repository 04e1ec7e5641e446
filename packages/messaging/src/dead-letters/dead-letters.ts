import { Rollback, type Tx } from '@laurel/mongo'
import { findParked, listParked, updateParked } from './parked.store.ts'
import type { Parked, ParkedState } from './parked.ts'
import { type DeadLettersOptions, type ReleaseReport, releaseWaiting } from './release.ts'

/** What an operator can do with parked messages. A member's messages of one topic always go in the order they came. */
export interface DeadLetters {
  /** Waiting ones first parked first, or those of the given states. */
  list(options?: { states?: readonly ParkedState[]; limit?: number }): Promise<Parked[]>
  show(id: string): Promise<Parked | null>
  /** What {@link release} would do, found by doing it in a transaction that aborts. Null for an unknown id. */
  'dry-run'(id: string): Promise<ReleaseReport | null>
  /** Handles the waiting messages of this one's member and topic, in order, until one fails again. Null for an unknown id. */
  release(id: string): Promise<ReleaseReport | null>
  /** Gives one message up for good, for a reason that is kept with it, then releases those behind it. Null when it does not wait. */
  drop(id: string, reason: string): Promise<ReleaseReport | null>
}

const WAITING: readonly ParkedState[] = ['parked', 'behind']

export function createDeadLetters(options: DeadLettersOptions): DeadLetters {
  const { db } = options

  async function inTransaction(
    id: string,
    work: (tx: Tx, letter: Parked) => Promise<ReleaseReport | null>,
  ): Promise<ReleaseReport | null> {
    const report = await db.transact(async (tx) => {
      const letter = await findParked(tx, id)
      return letter === null ? null : work(tx, letter)
    })
    options.onCommitted()
    return report
  }

  return {
    list: ({ states = WAITING, limit = 100 } = {}) => listParked(db, states, limit),
    show: (id) => findParked(db, id),
    'dry-run': (id) =>
      inTransaction(id, async (tx, letter) => {
        throw new Rollback(await releaseWaiting(tx, options, letter))
      }),
    release: (id) => inTransaction(id, (tx, letter) => releaseWaiting(tx, options, letter)),
    drop: (id, reason) =>
      inTransaction(id, async (tx, letter) => {
        if (letter.state !== 'parked' && letter.state !== 'behind') return null
        const dropped: Parked = { ...letter, state: 'dropped', detail: reason, lastTriedAt: options.now() }
        await updateParked(tx, dropped)
        return releaseWaiting(tx, options, letter, [dropped])
      }),
  }
}
