import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../problem/problem.ts'
import { problemDocument } from '../problem/problem-document.ts'
import { PROBLEM_MEDIA_TYPE } from '../problem/problem-responses.ts'
import { LANGUAGE_TAG, readerLanguage } from '../problem/reader-language.ts'
import { setCommonHeaders } from './common-headers.ts'

/** Sends a problem in the reader's language and logs it: our faults as errors, with their cause; refusals quietly. */
export function answerProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode, code, extras } = problem
  if (statusCode >= 500) request.log.error({ problem: code, err: extras.internal }, 'request failed')
  else if (extras.internal !== undefined)
    request.log.info({ problem: code, internal: extras.internal }, 'request refused')
  const language = readerLanguage(request.headers['accept-language'])
  setCommonHeaders(request, reply)
  if (hasUnreadBody(request)) reply.header('connection', 'close')
  // RFC 9110, 11.6.1: a 401 says how to prove oneself.
  if (statusCode === 401) reply.header('www-authenticate', 'Bearer')
  if (extras.headers !== undefined) reply.headers(extras.headers)
  reply
    .code(statusCode)
    .header('content-language', LANGUAGE_TAG[language])
    .header('vary', 'accept-language')
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .send(Buffer.from(JSON.stringify(problemDocument(problem, language, request.id))))
}

/** The rest of a body that nobody will read must not be taken for the next request, nor waited for. */
function hasUnreadBody({ raw }: FastifyRequest): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = raw.headers
  return !raw.complete && (length !== '0' || coding !== undefined)
}
