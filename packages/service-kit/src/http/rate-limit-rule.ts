import type { FastifyRequest } from 'fastify'

/** How many requests one caller may send in a window to one process. */
export type RateLimit = {
  readonly max: number
  readonly windowMs: number
  /** Who counts as one caller; by default the network address, an IPv6 network (/64) counting as one. */
  readonly caller?: (request: FastifyRequest) => string
}
