import { type Database, isDuplicateKey, ObjectId } from '@laurel/mongo'
import { dropLease, holdLease } from './lease.store.ts'

/** One process's claim to a lease, renewed when a third of its time has gone. */
export interface Lease {
  /** Takes or renews it; true when it is held now. */
  hold(): Promise<boolean>
  /**
   * Whether nobody else can have had it since the last `hold`: by this process's own monotonic clock while its time is
   * not over, by the lease's term after that.
   */
  wasHeldSince(): Promise<boolean>
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
  let term: number | null = null
  let askAt = 0
  let heldUntil = 0

  async function ask(): Promise<number | null> {
    const asked = performance.now()
    term = await holdLease(db, name, holder, ttlMs).catch((error: unknown) => {
      if (isDuplicateKey(error)) return null // another process made the document at the same moment
      throw error
    })
    askAt = asked + (term === null ? askAgainMs : ttlMs / 3)
    heldUntil = term === null ? 0 : asked + ttlMs
    return term
  }

  return {
    hold: async () => (performance.now() < askAt ? term : await ask()) !== null,
    async wasHeldSince() {
      if (performance.now() <= heldUntil) return true
      const before = term
      return before !== null && (await ask()) === before
    },
    doubt() {
      askAt = 0
    },
    drop: () => dropLease(db, name, holder).catch(() => {}), // it ends by itself
  }
}
