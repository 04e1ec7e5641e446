import type { Logger, Part } from '@laurel/service-kit'
import { deliverMessages } from '../../application/deliver-messages.ts'
import type { MessageGateway } from '../../application/outgoing-message.ts'
import type { Ports } from '../../application/ports.ts'
import { repeated } from './repeated.ts'

const everyMs = 500
const messagesMax = 50

/** Delivers waiting messages all the time. With `forget` the content of a delivered message is dropped. */
export function deliverMessagesJob(
  ports: Pick<Ports, 'stores' | 'now'>,
  gateway: MessageGateway,
  log: Logger,
  options: { readonly forget: boolean },
): Part {
  return repeated('deliver-messages', everyMs, log, async () => {
    const settings = { messagesMax, leaseMs: 60_000, retryAfterMs: 500, ...options }
    const { failed } = await deliverMessages(ports, gateway, settings)
    if (failed > 0) log.warn({ failed }, 'messages were not taken and will be tried again')
  })
}
