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

/** Makes every fault of every route, and every request without a route, end in a problem document. */
export function answerFaults(app: HttpApp, paths: KnownPaths): void {
  app.setErrorHandler(answerFault)
  // Guessing at paths counts against the general limit like anything else.
  const preHandler = app.hasDecorator('rateLimit') ? { preHandler: app.rateLimit() } : {}
  app.setNotFoundHandler(preHandler, answerNoRoute(paths))
}
