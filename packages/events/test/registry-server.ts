import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A schema registry on a local port that does what Confluent's API reference says of the calls that we make. */
export interface RegistryServer {
  readonly url: string
  /** What was asked, such as `POST /subjects/x/versions`. */
  readonly calls: string[]
  /** Registers a schema behind our back, as another team would. */
  put(subject: string, schema: string): number
  stop(): Promise<void>
}

/** Starts it. `authorization`: the header that it insists on. `readOnly`: registering is refused with 403. */
export async function startRegistry(
  rules: { authorization?: string; readOnly?: boolean } = {},
): Promise<RegistryServer> {
  const schemas = new Map<string, number>()
  const subjects = new Map<string, number[]>()
  const calls: string[] = []
  const put = (subject: string, schema: string): number => {
    const id = schemas.get(schema) ?? 100_000 + schemas.size
    schemas.set(schema, id)
    const versions = subjects.get(subject) ?? []
    if (!versions.includes(id)) subjects.set(subject, [...versions, id])
    return id
  }
  const answer = (method: string, path: string, schema: string): [number, unknown] => {
    const [, kind, name = '', part] = path.split('/')
    if (method === 'GET' && kind === 'schemas') {
      const found = [...schemas].find(([, id]) => String(id) === part)
      return found ? [200, { schema: found[0] }] : [404, { error_code: 40403, message: 'Schema not found' }]
    }
    const subject = decodeURIComponent(name)
    if (part === 'versions') {
      return rules.readOnly ? [403, { error_code: 40301, message: 'Forbidden' }] : [200, { id: put(subject, schema) }]
    }
    const versions = subjects.get(subject)
    if (!versions) return [404, { error_code: 40401, message: 'Subject not found.' }]
    const version = versions.indexOf(schemas.get(schema) ?? -1) + 1
    if (version === 0) return [404, { error_code: 40403, message: 'Schema not found' }]
    return [200, { subject, version, id: versions[version - 1], schema }]
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? ''
    calls.push(`${request.method} ${path}`)
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const denied = rules.authorization !== undefined && request.headers.authorization !== rules.authorization
    const schema = text === '' ? '' : (JSON.parse(text) as { schema: string }).schema
    const [status, body] = denied ? [401, { error_code: 40101 }] : answer(request.method ?? '', path, schema)
    response.writeHead(status, { 'content-type': 'application/vnd.schemaregistry.v1+json' }).end(JSON.stringify(body))
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, calls, put, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}
