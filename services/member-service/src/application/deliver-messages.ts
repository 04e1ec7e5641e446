import type { MessageGateway } from './outgoing-message.ts'
import type { Ports } from './ports.ts'

/** How a round of deliveries went, in messages. */
export interface DeliveryRound {
  readonly delivered: number
  readonly failed: number
}

/** Figures of a round; `forget` drops the content of what was delivered. */
export interface DeliverySettings {
  readonly messagesMax: number
  readonly leaseMs: number
  readonly retryAfterMs: number
  readonly forget: boolean
}

/**
 * Delivers messages that are due. Each is taken for a time first, so replicas do not deliver it twice at once; one whose
 * delivery fails, or is cut off, comes up again. At least once, never part of a request.
 */
export async function deliverMessages(
  { stores, now }: Pick<Ports, 'stores' | 'now'>,
  gateway: MessageGateway,
  settings: DeliverySettings,
): Promise<DeliveryRound> {
  const taken = await stores.outgoing.take(settings.messagesMax, now(), settings.leaseMs)
  let failed = 0
  for (const { id, attempts, message } of taken) {
    try {
      if (message) await gateway.deliver(message)
      await stores.outgoing.delivered(id, now(), settings.forget)
    } catch {
      // The reason is the gateway's to log: here it could quote the address.
      failed += 1
      await stores.outgoing.failed(id, now() + settings.retryAfterMs * 2 ** Math.min(attempts, 6))
    }
  }
  return { delivered: taken.length - failed, failed }
}
