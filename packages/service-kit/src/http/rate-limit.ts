import type { FastifyReply, FastifyRequest } from 'fastify'
import { callerNetwork } from './caller-network.ts'
import { framework } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'
import type { RateLimit } from './rate-limit-rule.ts'
import { rateWindow } from './rate-window.ts'

/** A hook that counts one request against a limit: tells it in `RateLimit-*` headers, or refuses with RATE_LIMITED. */
type LimitHook = (request: FastifyRequest, reply: FastifyReply, done: (fault?: Error) => void) => void

/**
 * Limits every route together by `general`, and those with a limit of their own (`config.rateLimit`) by that one
 * instead; `config: { rateLimit: false }` lifts it.
 *
 * @returns the general limit as a hook, for requests that have no route; undefined when there is none
 */
export function limitRate(app: HttpApp, general: RateLimit | null): LimitHook | undefined {
  const generalHook = general === null ? undefined : limitHook(general)
  app.addHook('onRoute', (route) => {
    const own = route.config?.rateLimit
    const hook = own === false ? undefined : own === undefined ? generalHook : limitHook(own)
    if (hook !== undefined) route.onRequest = [hook, ...(route.onRequest === undefined ? [] : [route.onRequest].flat())]
  })
  return generalHook
}

function limitHook({ max, windowMs, caller = callerNetwork }: RateLimit): LimitHook {
  const take = rateWindow(max, windowMs)
  const limit = String(max)
  return (request, reply, done) => {
    const { allowed, remaining, resetSeconds } = take(caller(request))
    reply.header('ratelimit-limit', limit)
    reply.header('ratelimit-remaining', String(remaining))
    reply.header('ratelimit-reset', String(resetSeconds))
    if (allowed) done()
    else done(tooMany(resetSeconds))
  }
}

function tooMany(seconds: number): Error {
  return framework.problem('RATE_LIMITED', { seconds }, { headers: { 'retry-after': String(seconds) } })
}
