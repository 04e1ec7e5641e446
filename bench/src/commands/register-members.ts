import type { ApiClient } from './api-client.ts'

interface Sent {
  readonly address: string
  readonly code: string | null
}

interface Agreement {
  readonly document: string
  readonly version: string
}

/** Registers members as people do, with the code that /dev/outbox shows; gives their access tokens. */
export async function registerMembers(api: ApiClient, count: number): Promise<string[]> {
  const tokens: string[] = []
  const consents = await agreements(api)
  for (let number = 0; number < count; number += 1) {
    const address = `+86139${String(10_000_000 + number)}`
    const started = await call(api, '/v1/registrations', { channel: 'phone', address }, 202)
    const code = await codeFor(api, address)
    const completion = { code, displayName: `Bench ${number}`, consents }
    const path = `/v1/registrations/${started.registrationId}/completion`
    tokens.push((await call(api, path, completion, 201)).accessToken as string)
  }
  return tokens
}

async function agreements(api: ApiClient): Promise<Agreement[]> {
  const { items } = JSON.parse((await api.get('/v1/agreements')).body) as { items: Agreement[] }
  return items.map(({ document, version }) => ({ document, version }))
}

async function codeFor(api: ApiClient, address: string): Promise<string> {
  const { items } = JSON.parse((await api.get('/dev/outbox?limit=50')).body) as { items: Sent[] }
  const code = items.find((item) => item.address === address)?.code
  if (!code) throw new Error('/dev/outbox shows no code for the newest registration')
  return code
}

async function call(api: ApiClient, path: string, body: object, expected: number): Promise<Record<string, unknown>> {
  const answer = await api.post(path, body)
  if (answer.status === expected) return JSON.parse(answer.body)
  throw new Error(`POST ${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
}
