import type { Identifier } from '../domain/identifier.ts'

/** A message on its way out of the system, opened. */
export interface OutgoingMessage {
  readonly id: string
  readonly channel: Identifier['channel']
  readonly address: string
  readonly subject: string
  readonly text: string
  /** The one-time code in the text, if there is one. */
  readonly code: string | null
}

/**
 * Delivers messages to phones and mailboxes. May be asked for the same id again after a fault, so an adapter passes the
 * id on for the provider to recognise. Throws when the message was not taken over; it is then tried again.
 */
export interface MessageGateway {
  deliver(message: OutgoingMessage): Promise<void>
}
