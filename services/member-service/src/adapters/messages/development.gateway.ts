import type { MessageGateway } from '../../application/outgoing-message.ts'

/** Delivers nothing: in development messages are looked at in GET /dev/outbox. */
export const developmentGateway: MessageGateway = { deliver: async () => {} }
