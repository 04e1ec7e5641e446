import type { MessageGateway, OutgoingMessage } from '../../application/outgoing-message.ts'

/** Where messages are handed over, and what proves who hands them over. */
export interface HttpGatewayOptions {
  readonly url: string
  readonly token: string | undefined
  readonly timeoutMs: number
}

/** The messaging service did not take a message. Carries the status only: an answer could quote the address. */
class NotTakenError extends Error {
  override readonly name = 'NotTakenError'
}

/**
 * Hands messages to a messaging service of the operator's by HTTP: POST `{id, channel, address, subject, text}`, any 2xx means
 * taken. The id is sent as `Idempotency-Key`, so that a message handed over twice is sent once.
 */
export function httpGateway({ url, token, timeoutMs }: HttpGatewayOptions): MessageGateway {
  return {
    deliver: async ({ id, channel, address, subject, text }: OutgoingMessage) => {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, channel, address, subject, text }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new NotTakenError(`The messaging service answered ${answer.status}`)
    },
  }
}
