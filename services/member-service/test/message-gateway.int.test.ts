import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settle } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startFixture } from './member-service.fixture.ts'

interface Handed {
  readonly key: unknown
  readonly authorization: unknown
  readonly message: { readonly channel: string; readonly address: string; readonly text: string }
}

const handed: Handed[] = []
let folder: string
let gateway: Server
let service: Running

/** A messaging service that is away for the first two messages handed to it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-gateway-'))
  await writeFile(join(folder, 'master.key'), randomBytes(32).toString('base64'), { mode: 0o600 })
  gateway = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const { 'idempotency-key': key, authorization } = request.headers
    handed.push({ key, authorization, message: JSON.parse(Buffer.concat(parts).toString()) })
    response.writeHead(handed.length > 2 ? 202 : 503).end('very.personal@example.com')
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  service = await startFixture('gateway', {
    LAUREL_MODE: 'production',
    LAUREL_CLOCK_START: '',
    LAUREL_MASTER_KEY_FILE: join(folder, 'master.key'),
    LAUREL_MESSAGE_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/messages`,
    LAUREL_MESSAGE_GATEWAY_TOKEN: 'gateway-token',
  })
}, 60_000)
afterAll(async () => {
  await service.stop()
  gateway.close()
  await rm(folder, { recursive: true })
})

describe('the message gateway in production', () => {
  test('[2.1] is handed the code until it takes it, under one id, and never holds up the request', async () => {
    const answer = await service.post('/v1/registrations', { channel: 'email', address: 'very.personal@example.com' })
    expect(answer.status).toBe(202)
    await settle('the message to be taken', () => handed.length === 3)
    expect(new Set(handed.map(({ key }) => key)).size).toBe(1)
    expect(handed[2]).toMatchObject({
      authorization: 'Bearer gateway-token',
      message: { channel: 'email', address: 'very.personal@example.com', text: expect.stringMatching(/\d{6}/) },
    })
    expect(handed[2]?.message).not.toHaveProperty('code')
  }, 30_000)

  test('[7.1] leaves nothing behind of a message that was taken', async () => {
    const database = await service.bed.database('member')
    const messages = database.collection<{ _id: string; content?: unknown; deliveredAt?: Date }>('outgoing_messages')
    const message = await settle('the delivery to be noted', async () => {
      return (await messages.findOne({ deliveredAt: { $exists: true } })) ?? undefined
    })
    expect(message).not.toHaveProperty('content')
    expect(message).not.toHaveProperty('dueAt')
  })

  test('[7.5] a message that was not taken is told in the log without its address', () => {
    const lines = service.logs.filter((line) => line.includes('were not taken'))
    expect(lines.length).toBeGreaterThan(0)
    expect(service.logs.join('')).not.toContain('very.personal')
  })

  test('there is no development outbox', async () => {
    expect((await service.get('/dev/outbox')).status).toBe(404)
  })
})
