import { createHash } from 'node:crypto'
import { settle } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  bothConsents,
  messagesOf,
  type Running,
  registered,
  started,
  startFixture,
  wrongCode,
} from './member-service.fixture.ts'

const address = 'very.personal@example.com'
const displayName = '欧阳非常个人'
const password = 'a very personal password'
let service: Running
let secrets: string[]

/** A life with everything in it: a registration, mistakes, sign-ins by both ways, a refresh, a sign-out. */
beforeAll(async () => {
  service = await startFixture('personal-data')
  const { path, code } = await started(service, address)
  const body = { code, displayName, password, consents: bothConsents }
  await service.post(path, { ...body, code: wrongCode(code) })
  await service.post(path, `{"address":"${address}`)
  const { accessToken, refreshToken } = (await service.post(path, body)).body
  await service.post(path, body)
  await service.get(`/v1/nothing?address=${address}`)
  await service.get('/v1/me', { token: accessToken })
  await service.post('/v1/sessions', { address, password: `not ${password}` })
  await service.post('/v1/sessions', { address, password })
  service.advance('PT61S')
  await service.post('/v1/sessions/codes', { address })
  const signIn = await service.sentTo(address)
  await service.post('/v1/sessions', { address, code: signIn.code })
  await service.post('/v1/sessions/refresh', { refreshToken })
  await service.delete('/v1/sessions/current', { token: accessToken })
  secrets = [address, 'very.personal', displayName, password, accessToken, refreshToken, '127.0.0.1']
}, 60_000)
afterAll(() => service.stop())

const leaks = (text: string) => secrets.filter((secret) => text.includes(secret))

describe('[7.2] [7.5] personal data', () => {
  test('is in no log line', () => {
    expect(service.logs.length).toBeGreaterThan(20)
    expect(leaks(service.logs.join(''))).toEqual([])
  })

  test('is in no topic: not in a value, a key or a header', async () => {
    const member = await (await service.bed.database('member')).collection<{ memberId: string }>('members').findOne()
    const memberId = member?.memberId ?? ''
    await settle('the events', async () => (await messagesOf(service, 'member.events', memberId)).length === 3)
    for (const topic of ['member.events', 'member.standing'] as const) {
      for (const { key, headers, bytes } of await messagesOf(service, topic, memberId)) {
        expect(leaks(`${key}${JSON.stringify(headers)}${bytes?.toString('utf8')}`)).toEqual([])
      }
    }
  })

  test('is in no document of the database in the clear, nor as a bare hash that could be guessed', async () => {
    const database = await service.bed.database('member')
    const collections = await database.collection('x').db.listCollections().toArray()
    const hashes = ['sha256', 'sha1', 'md5'].flatMap((name) =>
      [address, `email:${address}`, '127.0.0.1'].flatMap((text) =>
        (['hex', 'base64', 'base64url'] as const).map((form) => createHash(name).update(text).digest(form)),
      ),
    )
    secrets.push(...hashes)
    expect(collections.length).toBeGreaterThan(12)
    for (const { name } of collections) {
      for (const document of await database.collection(name).find().toArray()) {
        const bytes = Object.values(document).map(
          (value) => value?.buffer && Buffer.from(value.buffer).toString('utf8'),
        )
        expect([name, leaks(JSON.stringify(document) + bytes.join(''))]).toEqual([name, []])
      }
    }
  })

  test('[7.5] ends with the key: once it is destroyed nothing of the member can be read, though every document stays', async () => {
    const { memberId, accessToken } = await registered(service, 'erased@example.com')
    const database = await service.bed.database('member')
    const keys = database.collection<{ _id: string; wrapped?: unknown }>('member_keys')
    await keys.updateOne({ _id: memberId }, { $unset: { wrapped: true } })
    service.advance('PT61S')
    for (const path of ['/v1/me', '/v1/me/messages']) {
      expect((await service.get(path, { token: accessToken })).status).toBe(404)
    }
    expect(await database.collection<{ _id: string }>('members').countDocuments({ _id: memberId })).toBe(1)
  })

  test('[7.1] of a registration that nobody completes ends by itself within days', async () => {
    const { path } = await started(service, 'never@example.com')
    const database = await service.bed.database('member')
    const registrations = database.collection<{ _id: string; memberId: string; removeAt: Date }>('registrations')
    const registration = await registrations.findOne({ _id: path.split('/')[3] ?? '' })
    const keys = database.collection<{ _id: string; removeAt?: Date }>('member_keys')
    const key = await keys.findOne({ _id: registration?.memberId ?? '' })
    const week = Date.now() + 7 * 24 * 60 * 60_000
    expect(registration?.removeAt.getTime()).toBeLessThan(week)
    expect(key?.removeAt?.getTime()).toBeLessThan(week)
  })
})
