import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TopicName } from '@laurel/events'
import { createLogger } from '@laurel/service-kit'
import { openTestbed, settle, type Testbed, type TopicMessage } from '@laurel/testing'
import { startMemberService } from '../src/service.ts'
import { settings } from '../src/settings.ts'

/** An answer of the service, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

export interface Call {
  readonly key?: string
  readonly token?: string
  readonly language?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A service of the test file's own, and a client of it. */
export interface Running {
  readonly bed: Testbed
  readonly url: string
  readonly logs: string[]
  advance(duration: string): void
  now(): number
  get(path: string, call?: Call): Promise<Answer>
  post(path: string, body: unknown, call?: Call): Promise<Answer>
  delete(path: string, call?: Call): Promise<Answer>
  /** The newest message to an address, with its code. */
  sentTo(address: string): Promise<{ readonly code: string; readonly text: string; readonly subject: string }>
  stop(): Promise<void>
}

/** Noon in Shanghai, so that moving on by some minutes stays on the day. */
export const startOfTest = '2026-11-24T04:00:00Z'

/**
 * Starts member-service on the real broker and database: in development, with a clock that starts at noon and can be moved,
 * unless `environment` says otherwise.
 */
export async function startFixture(name: string, environment: Record<string, string> = {}): Promise<Running> {
  const bed = await openTestbed(name)
  const folder = await mkdtemp(join(tmpdir(), 'laurel-member-'))
  const logs: string[] = []
  const values = settings.load({
    KAFKA_BROKERS: bed.brokers.join(','),
    MONGODB_URL: bed.mongodbUrl,
    LAUREL_DATABASE: bed.databaseName('member'),
    LAUREL_TOPIC_PREFIX: bed.topicPrefix,
    LAUREL_MODE: 'development',
    LAUREL_CLOCK_START: startOfTest,
    LAUREL_MASTER_KEY_FILE: join(folder, 'master.key'),
    LAUREL_RATE_LIMIT: '0',
    PORT: '0',
    ...environment,
  })
  const destination = { write: (line: string) => void logs.push(line) }
  const log = createLogger({ service: 'member-service', version: 'test', level: 'debug', destination })
  const service = await startMemberService(values, log)
  await bed.database('member')
  const request = (method: string, path: string, call: Call = {}, body?: unknown) =>
    send(`${service.url}${path}`, method, call, body)
  return {
    bed,
    url: service.url,
    logs,
    advance: (duration) => void service.clock?.advance(duration),
    now: () => service.clock?.now() ?? 0,
    get: (path, call) => request('GET', path, call),
    post: (path, body, call = {}) => request('POST', path, { key: randomUUID(), ...call }, body),
    delete: (path, call) => request('DELETE', path, call),
    sentTo: async (address) => {
      const { body } = await request('GET', '/dev/outbox?limit=1000')
      return body.items.find((item: { address: string }) => item.address === address)
    },
    stop: async () => {
      await service.stop()
      await bed.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function send(url: string, method: string, call: Call, body: unknown): Promise<Answer> {
  const headers: Record<string, string> = { ...call.headers }
  if (body !== undefined && !headers['content-type']) headers['content-type'] = 'application/json'
  if (call.key) headers['idempotency-key'] = call.key
  if (call.token) headers.authorization = `Bearer ${call.token}`
  if (call.language) headers['accept-language'] = call.language
  const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const answer = await fetch(url, { method, headers, ...content })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) }
}

/** The yes to the current version of both agreements. */
export const bothConsents = [
  { document: 'user-agreement', version: '1' },
  { document: 'privacy-policy', version: '1' },
]

/** Asks for a code and gives what a completion needs. */
export async function started(service: Running, address: string) {
  const channel = address.includes('@') ? 'email' : 'phone'
  const { body } = await service.post('/v1/registrations', { channel, address })
  const { code } = await service.sentTo(address)
  return { path: `/v1/registrations/${body.registrationId}/completion`, code }
}

/** A new member with these addresses; `password` if one is to be set. */
export async function registered(service: Running, address: string, password?: string) {
  const { path, code } = await started(service, address)
  const body = { code, displayName: '张三', consents: bothConsents, ...(password === undefined ? {} : { password }) }
  const answer = await service.post(path, body)
  if (answer.status !== 201) throw new Error(`the fixture could not register: ${answer.status} ${answer.body.code}`)
  const { member, accessToken, refreshToken } = answer.body
  return { memberId: member.id as string, accessToken: accessToken as string, refreshToken: refreshToken as string }
}

/** What is on a topic for one member, in order. A topic that was just made has partitions without a leader: asked again. */
export function messagesOf(service: Running, topic: TopicName, memberId: string): Promise<TopicMessage[]> {
  return settle(`the topic ${topic}`, async () => {
    const messages = await service.bed.read(topic).catch(() => undefined)
    return messages?.filter(({ key }) => key === memberId)
  })
}

/** A code of the same length that is not this one. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
