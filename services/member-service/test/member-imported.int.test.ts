import { PlatformMemberImported } from '@laurel/events'
import { sent, settle } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messagesOf, type Running, registered, startFixture } from './member-service.fixture.ts'

let service: Running
beforeAll(async () => {
  service = await startFixture('member-imported')
}, 60_000)
afterAll(() => service.stop())

const joinedAt = Date.parse('1998-03-04T00:00:00Z')
const imported = (memberId: string, id: string, sourceSystem = 'old-shop') =>
  sent(PlatformMemberImported, { memberId, occurredAt: service.now(), sourceSystem, joinedAt }, id)
const eventsOf = (memberId: string) => messagesOf(service, 'member.events', memberId)
const known = (memberId: string) => settle(`the member ${memberId}`, async () => (await eventsOf(memberId)).length > 0)

describe('platform MemberImported', () => {
  test('[2.1] takes the member on as of the day they joined, and tells the other services', async () => {
    await service.bed.send([imported('mbr_old_1', 'import-1')])
    await known('mbr_old_1')
    expect(await eventsOf('mbr_old_1')).toMatchObject([
      { typeName: 'laurel.member.MemberImported', seq: 1, value: { sourceSystem: 'old-shop', joinedAt } },
    ])
    const standings = await messagesOf(service, 'member.standing', 'mbr_old_1')
    expect(standings).toMatchObject([{ value: { status: 'active', tier: 'ordinary', memberSince: joinedAt } }])
  })

  test('[2.1] a member who comes twice, or by two systems, or registered here, stays one and as they were', async () => {
    const { memberId } = await registered(service, 'here@example.com')
    await service.bed.send([
      imported('mbr_old_2', 'import-2'),
      imported('mbr_old_2', 'import-2'),
      imported('mbr_old_2', 'import-3', 'other-shop'),
      imported(memberId, 'import-4'),
      imported('mbr_old_3', 'import-5'),
    ])
    await known('mbr_old_3')
    await known('mbr_old_2')
    expect(await eventsOf('mbr_old_2')).toHaveLength(1)
    const database = await service.bed.database('member')
    const member = await database.collection<{ _id: string }>('members').findOne({ _id: memberId })
    expect(member).toMatchObject({ origin: 'registration', sourceSystem: null })
  })
})
