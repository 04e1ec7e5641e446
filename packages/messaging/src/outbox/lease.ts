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

/**
 * `askAgainMs`: how long to believe that another has it. Every commit of a service wakes the relays of all its replicas,
 * and those without the lease would each write to it.
 */
export function createLease(db: Database, name: string, ttlMs: number, askAgainMs = 400): Lease {
  const holder = new ObjectId().toHexString()
  let held = false
  let askAt = 0
  let heldUntil = 0
  return {
    async hold() {
      const asked = performance.now()
      if (asked < askAt) return held
      held = await holdLease(db, name, holder, ttlMs).catch((error: unknown) => {
        if (isDuplicateKey(error)) return false // another process made the document at the same moment
        throw error
      })
      askAt = asked + (held ? ttlMs / 3 : askAgainMs)
      heldUntil = held ? asked + ttlMs : 0
      return held
    },
    isSurelyHeld: () => performance.now() <= heldUntil,
    doubt() {
      askAt = 0
    },
    drop: () => dropLease(db, name, holder).catch(() => {}), // it ends by itself
  }
}
