import type { Instant } from '@laurel/kernel'
import type { Unit } from '@laurel/messaging'
import { newSession } from '../domain/session.ts'
import type { Ports, Tokens } from './ports.ts'

/** A session that can be written: its tokens are made ahead, since they need no database. */
export interface PreparedSession {
  readonly tokens: Tokens
  save(unit: Unit): Promise<void>
}

/** Prepares a session for a member who proved who they are. */
export async function openSession(ports: Ports, memberId: string, now: Instant): Promise<PreparedSession> {
  const id = ports.ids.newId('ses')
  const tokens = await ports.tokens.issue({ memberId, sessionId: id }, 1, now)
  const session = newSession(now, ports.policies.sessions)
  return { tokens, save: ({ tx }) => ports.stores.sessions.add(tx, { id, memberId, session }) }
}
