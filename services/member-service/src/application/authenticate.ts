import { isLive } from '../domain/session.ts'
import type { Caller, Ports } from './ports.ts'

/**
 * Who an access token belongs to; null when it is forged, out of time, or its session has ended. The session is looked up every
 * time: it costs one read by id, and a stolen token stops working when its owner signs out, not 15 minutes later.
 */
export async function authenticate(ports: Ports, token: string): Promise<Caller | null> {
  const now = ports.now()
  const caller = await ports.tokens.readAccess(token, now)
  if (!caller) return null
  const record = await ports.stores.sessions.find(caller.sessionId)
  const live = record?.memberId === caller.memberId && isLive(record.session, now, ports.policies.sessions)
  return live ? caller : null
}
