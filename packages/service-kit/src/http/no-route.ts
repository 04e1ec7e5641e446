import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerProblem } from './answer-problem.ts'
import { framework } from './fault-to-problem.ts'
import type { KnownPaths } from './known-paths.ts'

/** Answers a request that no route took: OPTIONS with the methods there are, a wrong method with 405, else 404. */
export function answerNoRoute(paths: KnownPaths) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const methods = paths.methodsAt(request.raw.url ?? '')
    const allow = methods.join(', ')
    if (methods.length === 0) answerProblem(framework.problem('NOT_FOUND'), request, reply)
    else if (request.method === 'OPTIONS') reply.code(204).header('allow', allow).send()
    else answerProblem(framework.problem('METHOD_NOT_ALLOWED', { allow }, { headers: { allow } }), request, reply)
  }
}
