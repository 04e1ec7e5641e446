import { ok, type Result } from '@laurel/kernel'
import type { Ports } from './ports.ts'

/** Marks a message as read. Doing it again changes nothing, so the answer needs no keeping. */
export function markMessageRead(ports: Ports, memberId: string, messageId: string): Promise<Result<null, 'NOT_FOUND'>> {
  return ports.write([], async ({ tx, now }): Promise<Result<null, 'NOT_FOUND'>> => {
    const found = await ports.stores.inbox.markRead(tx, memberId, messageId, now)
    return found ? ok(null) : { ok: false, error: 'NOT_FOUND' }
  })
}
