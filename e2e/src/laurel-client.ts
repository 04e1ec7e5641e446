/** An answer of member-service, read. `body` is null when there is none, and text when it is not JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: stories look into answers of every shape
  readonly body: any
}

export interface Call {
  readonly token?: string
  /** The Idempotency-Key of a POST; a new one when it is left out. */
  readonly key?: string
  /** Accept-Language; none is sent when it is left out. */
  readonly language?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A client of Laurel's HTTP API, as a team would write one. A body that is a string is sent as it is. */
export interface LaurelClient {
  get(path: string, call?: Call): Promise<Answer>
  post(path: string, body: unknown, call?: Call): Promise<Answer>
  delete(path: string, call?: Call): Promise<Answer>
}

const ANSWER_WITHIN_MS = 60_000

/** @param http where member-service listens, such as `http://127.0.0.1:8080` */
export function laurelClient(http: string): LaurelClient {
  return {
    get: (path, call) => send(http + path, 'GET', call),
    post: (path, body, call) => send(http + path, 'POST', { key: crypto.randomUUID(), ...call }, body),
    delete: (path, call) => send(http + path, 'DELETE', call),
  }
}

async function send(url: string, method: string, call: Call = {}, body?: unknown): Promise<Answer> {
  const content = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  const headers = {
    ...(content === null ? {} : { 'content-type': 'application/json' }),
    ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
    ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
    ...(call.language === undefined ? {} : { 'accept-language': call.language }),
    ...call.headers,
  }
  const answer = await fetch(url, { method, headers, body: content, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
  return { status: answer.status, headers: answer.headers, body: read(await answer.text()) }
}

function read(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
