import { type Database, isDuplicateKey, ObjectId } from '@laurel/mongo'
import { dropLease, holdLease } from './lease.store.ts'

/** One process's claim to a lease, renewed when a third of its time has gone. */
export interface Lease {
  /** Takes or renews it; true when it is held now. */
  hold(): Promise<boolean>
  /** Whether it can be proved, by this process's own monotonic clock, that nobody else can have it yet. */
  isSurelyHeld(): boolean
  /** Asks anew at the next `hold`, whatever was known. */
  doubt(): void
  /** Gives it up, so that another need not wait for its end. Never fails. */
  drop(): Promise<void>
}

export function createLease(db: Database, name: string, ttlMs: number): Lease {
  const holder = new ObjectId().toHexString()
  let renewAt = 0
  let heldUntil = 0
  return {
    async hold() {
      const asked = performance.now()
      if (asked < renewAt) return true
      const held = await holdLease(db, name, holder, ttlMs).catch((error: unknown) => {
        if (isDuplicateKey(error)) return false // another process made the document at the same moment
        throw error
      })
      renewAt = held ? asked + ttlMs / 3 : 0
      heldUntil = held ? asked + ttlMs : 0
      return held
    },
    isSurelyHeld: () => performance.now() <= heldUntil,
    doubt() {
      renewAt = 0
    },
    drop: () => dropLease(db, name, holder).catch(() => {}), // it ends by itself
  }
}
