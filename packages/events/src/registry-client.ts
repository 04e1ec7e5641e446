import { REGISTRY_CONTENT_TYPE } from './registry-view.ts'

/** A schema registry did not do what was asked. Says which call and what it answered, never the address or its credentials. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
  /** HTTP status, or undefined if there was no answer. */
  readonly status: number | undefined
  /** The registry's own code, such as 40401. */
  readonly code: number | undefined

  constructor(call: string, why: string, status?: number, code?: number, options?: ErrorOptions) {
    super(`schema registry: ${call}: ${why}`, options)
    this.status = status
    this.code = code
  }
}

/** Calls a Confluent-compatible registry: method, path and body → JSON. Throws {@link RegistryError}. */
export type RegistryCall = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>

const TIMEOUT_MS = 10_000

/** Prepares calls to the registry at `url`, which may hold a path and `user:password@` for basic authentication. */
export function registryAt(url: string): RegistryCall {
  const { username, password, origin, pathname } = new URL(url)
  const base = origin + pathname.replace(/\/+$/, '')
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  const headers = {
    accept: REGISTRY_CONTENT_TYPE,
    'content-type': REGISTRY_CONTENT_TYPE,
    ...(username !== '' && { authorization: `Basic ${credentials}` }),
  }
  return async (method, path, body) => {
    const call = `${method} ${path}`
    const request = {
      method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const answer = await fetch(base + path, request).catch((cause: unknown) => {
      throw new RegistryError(call, 'no answer', undefined, undefined, { cause })
    })
    const content: unknown = await answer.json().catch(() => undefined)
    if (answer.ok) return content
    const code = (content as { error_code?: unknown } | undefined)?.error_code
    throw new RegistryError(
      call,
      `answered ${answer.status} (${String(code)})`,
      answer.status,
      Number(code) || undefined,
    )
  }
}
