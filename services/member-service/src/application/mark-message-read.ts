import { err, ok } from '@laurel/kernel'
import { keepAnswer, type RequestMark } from './keep-answer.ts'
import type { Ports } from './ports.ts'
import type { Outcome } from './refusal.ts'

/** Marks a message of the member's as read; the first time stays. */
export function markMessageRead(
  ports: Ports,
  memberId: string,
  messageId: string,
  mark: RequestMark,
): Promise<Outcome<null>> {
  return ports.write([], (unit) =>
    keepAnswer<null>(ports, unit, mark, async () => {
      const found = await ports.stores.inbox.markRead(unit.tx, memberId, messageId, unit.now)
      return { outcome: found ? ok(null) : err({ code: 'MESSAGE_NOT_FOUND' }) }
    }),
  )
}
