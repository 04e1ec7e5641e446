import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly body: string
}

/** A lean client: on two cores a costly one would take its time from the service that it measures. */
export interface ApiClient {
  get(path: string): Promise<Answer>
  /** With an idempotency key of its own. */
  post(path: string, body: object, token?: string): Promise<Answer>
  close(): void
}

export function apiClient(url: string): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const send = (method: string, path: string, headers: Record<string, string | number>, content = '') =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(`${url}${path}`, { method, headers, agent }, (response) => {
        read(response).then(resolve, reject)
      })
      sent.on('error', reject)
      sent.end(content)
    })
  return {
    get: (path) => send('GET', path, {}),
    post(path, body, token) {
      const content = JSON.stringify(body)
      const headers: Record<string, string | number> = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(content),
        'idempotency-key': randomUUID(),
      }
      if (token !== undefined) headers.authorization = `Bearer ${token}`
      return send('POST', path, headers, content)
    },
    close: () => agent.destroy(),
  }
}

async function read(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part)
  return { status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }
}
