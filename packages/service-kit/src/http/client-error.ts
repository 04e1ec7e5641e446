import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Problem } from '../problem/problem.ts'
import { problemDocument } from '../problem/problem-document.ts'
import { PROBLEM_MEDIA_TYPE } from '../problem/problem-responses.ts'
import { LANGUAGE_TAG, readerLanguage } from '../problem/reader-language.ts'
import { framework } from './fault-to-problem.ts'

type ConnectionFault = Error & { code?: string; rawPacket?: unknown }

/**
 * Answers what Node's parser refused before there was a request (bad syntax, headers too large, too slow), then closes
 * the connection: after such bytes nobody knows where the next request starts.
 */
export function answerClientError(fault: ConnectionFault, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  answerSocket(connectionProblem(fault), socket)
}

/** Answers on a bare socket and closes it. */
export function answerSocket(problem: Problem, socket: Duplex): void {
  // Who asked in which language is not known yet.
  const language = readerLanguage(undefined)
  const body = JSON.stringify(problemDocument(problem, language))
  const head = [
    `HTTP/1.1 ${problem.statusCode} ${problem.definition.title.en}`,
    `content-type: ${PROBLEM_MEDIA_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `content-language: ${LANGUAGE_TAG[language]}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Answers a request that Node takes out of the ordinary course (`Expect`, `CONNECT`). */
export function answerRaw(problem: Problem, request: IncomingMessage, response: ServerResponse): void {
  const language = readerLanguage(request.headers['accept-language'])
  const body = JSON.stringify(problemDocument(problem, language))
  response.writeHead(problem.statusCode, {
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': Buffer.byteLength(body),
    'content-language': LANGUAGE_TAG[language],
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  })
  response.end(body)
}

function connectionProblem(fault: ConnectionFault): Problem {
  if (fault.code === 'HPE_HEADER_OVERFLOW') {
    return framework.problem(startsWithEndlessLine(fault.rawPacket) ? 'URI_TOO_LONG' : 'HEADERS_TOO_LARGE')
  }
  if (fault.code === 'ERR_HTTP_REQUEST_TIMEOUT') return framework.problem('REQUEST_TIMEOUT')
  return framework.problem('MALFORMED_HTTP')
}

/** Whether the packet is a request line that does not end: then it is the URL, not the headers, that is too large. */
function startsWithEndlessLine(packet: unknown): boolean {
  return Buffer.isBuffer(packet) && /^[A-Z]{3,16} \//.test(packet.toString('latin1', 0, 20)) && !packet.includes('\r\n')
}
