import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '../../application/ports.ts'
import { atMostAtOnce } from './at-most-at-once.ts'

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default variant), 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

/** Passwords by argon2id; at most `concurrency` run at once, and the rest wait their turn. */
export async function createPasswords(concurrency: number): Promise<Passwords> {
  const run = atMostAtOnce(concurrency)
  const ofNobody = await hash('nobody has this password', cost)
  return {
    hash: (password) => run(() => hash(password, cost)),
    verify: async (kept, password) => {
      const matches = await run(() => verify(kept ?? ofNobody, password))
      return matches && kept !== null
    },
  }
}
