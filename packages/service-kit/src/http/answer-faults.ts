import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerProblem } from './answer-problem.ts'
import { faultToProblem } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'
import type { KnownPaths } from './known-paths.ts'
import { answerNoRoute } from './no-route.ts'

/** Answers whatever a request ended in, if not in an answer: a problem, a fault of the framework, or a fault of ours. */
export function answerFault(fault: unknown, request: FastifyRequest, reply: FastifyReply): void {
  answerProblem(faultToProblem(fault), request, reply)
}

/**
 * Makes every fault of every route, and every request without a route, end in a problem document. The latter is
 * answered before its body is read: what is wrong with that does not matter any more.
 */
export function answerFaults(app: HttpApp, paths: KnownPaths): void {
  app.setErrorHandler(answerFault)
  const answer = answerNoRoute(paths)
  // Guessing at paths counts against the general limit like anything else.
  const limit = app.hasDecorator('rateLimit') ? [app.rateLimit()] : []
  // Fastify takes every hook of a route here; its types name two of them.
  const hooks = { onRequest: [...limit, (request: FastifyRequest, reply: FastifyReply) => answer(request, reply)] }
  app.setNotFoundHandler(hooks as object, answer)
}
