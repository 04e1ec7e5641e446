import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { answerProblem } from './answer-problem.ts'
import { faultToProblem, framework } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'
import type { KnownPaths } from './known-paths.ts'
import { answerNoRoute } from './no-route.ts'

/** Answers whatever a request ended in, if not in an answer: a problem, a fault of the framework, or a fault of ours. */
export function answerFault(fault: unknown, request: FastifyRequest, reply: FastifyReply): void {
  answerProblem(faultToProblem(fault), request, reply)
}

const RETRY_AFTER_SECONDS = '5'

function tryLater(fault: unknown) {
  const headers = { 'retry-after': RETRY_AFTER_SECONDS }
  return framework.problem('SERVICE_UNAVAILABLE', {}, { headers, internal: fault })
}

/**
 * Makes every fault of every route, and every request without a route, end in a problem document. The latter is
 * answered before its body is read: what is wrong with that does not matter any more.
 */
export function answerFaults(
  app: HttpApp,
  paths: KnownPaths,
  limit: onRequestHookHandler | undefined,
  isPassing: (fault: unknown) => boolean,
): void {
  app.setErrorHandler((fault, request, reply) => {
    if (isPassing(fault)) answerProblem(tryLater(fault), request, reply)
    else answerFault(fault, request, reply)
  })
  const answer = answerNoRoute(paths)
  const answerAtOnce = (request: FastifyRequest, reply: FastifyReply, _done: () => void) => answer(request, reply)
  // Guessing at paths counts against the general limit like anything else.
  const hooks = { onRequest: limit === undefined ? [answerAtOnce] : [limit, answerAtOnce] }
  // Fastify takes every hook of a route here; its types name two of them.
  app.setNotFoundHandler(hooks as object, answer)
}
