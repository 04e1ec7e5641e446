import { revoked } from '../domain/session.ts'
import type { Ports } from './ports.ts'

/** Signs out: the session's refresh token ends with it, and its access tokens as soon as `authenticate` looks again. */
export async function endSession(ports: Ports, sessionId: string): Promise<void> {
  await ports.write([], async ({ tx, now }) => {
    const record = await ports.stores.sessions.find(sessionId, tx)
    if (record) await ports.stores.sessions.save(tx, sessionId, revoked(record.session, now))
  })
}
