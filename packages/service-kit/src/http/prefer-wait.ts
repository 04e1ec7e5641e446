import type { FastifyRequest } from 'fastify'

const SECONDS_DEFAULT = 5
const SECONDS_MAX = 30

/**
 * How long the client lets us wait for another service's outcome (`Prefer: wait=n`, RFC 7240 4.3), in ms. 5 s when it
 * does not say or says nonsense; never more than 30 s. `respond-async` without a wait is 0.
 */
export function preferredWaitMs(request: Pick<FastifyRequest, 'headers'>): number {
  const header = request.headers.prefer
  const preferences = (Array.isArray(header) ? header.join(',') : (header ?? '')).toLowerCase().split(/[,;]/)
  let async = false
  for (const preference of preferences) {
    const wait = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*$/.exec(preference)?.[1]
    if (wait !== undefined) return Math.min(Number(wait), SECONDS_MAX) * 1000
    if (preference.trim() === 'respond-async') async = true
  }
  return async ? 0 : SECONDS_DEFAULT * 1000
}
