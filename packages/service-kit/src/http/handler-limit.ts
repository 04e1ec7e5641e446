import type { FastifyReply } from 'fastify'
import { framework } from './fault-to-problem.ts'

/** Seconds that a reader is asked to wait after a route ran out of time. */
const RETRY_AFTER = '5'

/** The limit is kept to a tenth of itself. */
const TICKS = 10

/** Watches how long routes take. */
export type HandlerLimit = {
  begin(reply: FastifyReply): void
  end(reply: FastifyReply): void
  stop(): void
}

/**
 * Gives up routes that have not begun to answer after `limitMs`, at most a tenth later: 503 SERVICE_UNAVAILABLE with
 * `Retry-After`. Streams that have begun, and replies that a route has taken over (`hijack`), may go on as they like.
 * One timer counts for all requests: a timer, or even the time, for each would cost more than their routing.
 */
export function handlerLimit(limitMs: number): HandlerLimit {
  const running = new Map<FastifyReply, number>()
  let tick = 0
  const timer = setInterval(() => {
    tick += 1
    for (const [reply, began] of running) {
      // They are in the order of their begin: the first that is in time ends the search.
      if (began + TICKS >= tick) break
      running.delete(reply)
      giveUp(reply)
    }
  }, limitMs / TICKS)
  timer.unref()
  return {
    begin: (reply) => running.set(reply, tick),
    end: (reply) => running.delete(reply),
    stop: () => clearInterval(timer),
  }
}

function giveUp(reply: FastifyReply): void {
  if (reply.sent || reply.raw.headersSent || reply.raw.destroyed) return
  const late = framework.problem('SERVICE_UNAVAILABLE', {}, { headers: { 'retry-after': RETRY_AFTER } })
  reply.log.error({ route: reply.request.routeOptions.url }, 'the route did not answer in time')
  reply.send(late)
}
