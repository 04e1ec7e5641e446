import { connect } from 'node:net'
import { afterEach } from 'vitest'
import {
  createHttpServer,
  createLogger,
  createMetrics,
  type HttpApp,
  type HttpServer,
  type HttpServerOptions,
} from '../src/index.ts'

/** A server on a free port of this machine, with everything that it logged. */
export type TestServer = HttpServer & { readonly url: string; readonly port: number; readonly logged: () => string }

const open: HttpServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close(100)))
})

/** Starts a server that ends with the test. */
export async function testServer(
  routes: (app: HttpApp) => void = () => {},
  options: Partial<HttpServerOptions> = {},
): Promise<TestServer> {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  const log = createLogger({ service: 'test', version: '1.2.3', level: 'trace', destination })
  const server = await createHttpServer({
    service: 'test',
    version: '1.2.3',
    log,
    metrics: createMetrics('test'),
    ...options,
  })
  open.push(server)
  routes(server.app)
  const { url, port } = await server.listen({ host: '127.0.0.1', port: 0 })
  return { ...server, url, port, logged: () => lines.join('') }
}

/** POSTs JSON as a reader of English, with a fresh key, unless the headers say otherwise. */
export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1', 'accept-language': 'en', ...headers },
  })
}

/** Sends bytes over a bare socket and gives everything that comes back until the server closes. */
export function rawExchange(port: number, ...chunks: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.setEncoding('utf8')
    socket.on('data', (data) => {
      received += data
    })
    socket.on('close', () => resolve(received))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // The server may close before it has read all; what it answered counts.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(received)
      else reject(error)
    })
    for (const chunk of chunks) socket.write(chunk)
  })
}

/** The status and the problem document of a raw answer. */
export function rawProblem(answer: string): { status: number; type: string; code: string } {
  const [head = '', body = '{}'] = answer.split('\r\n\r\n')
  const type = /content-type: ([^\r\n]*)/i.exec(head)?.[1] ?? ''
  return { status: Number(head.split(' ')[1]), type, code: (JSON.parse(body) as { code: string }).code }
}
