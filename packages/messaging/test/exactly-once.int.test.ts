import { MemberRegistered } from '@laurel/events'
import { openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY, purchase } from './purchases.ts'
import { type TallyService, tallyService } from './tally-service.ts'

let testbed: Testbed
let service: TallyService
beforeAll(async () => {
  testbed = await openTestbed('exactly-once')
  service = await tallyService(testbed)
  await service.bus.start()
})
afterAll(async () => {
  await service.bus.stop()
  await testbed.close()
})

const published = async (memberId: string) =>
  (await testbed.read('member.events')).filter((message) => message.key === memberId)

describe('effects', () => {
  test('a message sent twice takes effect once and is told once', async () => {
    const once = purchase('mbr_twice', 'p1')
    await testbed.send([once, once])
    await testbed.send([once, purchase('mbr_twice', 'p2')])
    await settle('the last purchase', async () => (await service.purchases('mbr_twice')).includes('p2'))
    expect(await service.purchases('mbr_twice')).toEqual(['p1', 'p2'])
    await settle('two facts', async () => (await published('mbr_twice')).length >= 2)
    expect((await published('mbr_twice')).map(({ value }) => value?.channel)).toEqual(['p1', 'p2'])
    expect(await service.metric('laurel_messages_total', { outcome: 'duplicate' })).toBe(2)
  })

  test('what a batch saves and what it tells agree, in order and without a gap in the numbers', async () => {
    const members = Array.from({ length: 40 }, (_, index) => `mbr_order_${index}`)
    const sentIds = Array.from({ length: 25 }, (_, round) => `r${round}`)
    await testbed.send(sentIds.flatMap((round) => members.map((member) => purchase(member, `${member}-${round}`))))
    for (const member of members) {
      await settle(`all of ${member}`, async () => (await service.purchases(member)).length === 25)
    }
    const facts = await settle('1000 facts', async () => {
      const all = (await testbed.read('member.events')).filter(({ key }) => key?.startsWith('mbr_order_'))
      return all.length === 1000 && all
    })
    const byMember = Map.groupBy(facts, ({ key }) => key)
    for (const member of members) {
      const own = byMember.get(member) ?? []
      expect(own.map(({ seq }) => seq)).toEqual(sentIds.map((_, index) => index + 1))
      expect(own.map(({ value }) => value?.channel)).toEqual(sentIds.map((round) => `${member}-${round}`))
    }
  })

  test('a service started again goes on where it was, even when the group has lost its offsets', async () => {
    await testbed.send([purchase('mbr_again', 'a1')])
    await settle('the first', async () => (await service.purchases('mbr_again')).length === 1)
    await service.bus.stop()
    await testbed.forgetGroup('member-service')
    await testbed.send([purchase('mbr_again', 'a2')])
    service = await tallyService(testbed)
    await service.bus.start()
    await settle('the second', async () => (await service.purchases('mbr_again')).length === 2)
    expect(await service.purchases('mbr_again')).toEqual(['a1', 'a2'])
  })
})

describe('writes outside a handler', () => {
  test('an event goes out if, and only if, its transaction commits', async () => {
    const value = (channel: string) => ({ memberId: 'mbr_write', occurredAt: DAY, channel })
    const failing = service.bus.write(['mbr_write'], async (unit) => {
      unit.emit(MemberRegistered, value('never'))
      throw new Error('changed its mind')
    })
    await expect(failing).rejects.toThrow('changed its mind')
    await service.bus.write(['mbr_write'], async (unit) => unit.emit(MemberRegistered, value('phone')))
    await settle('the event', async () => (await published('mbr_write')).length > 0)
    expect((await published('mbr_write')).map(({ seq, value: told }) => [seq, told?.channel])).toEqual([[1, 'phone']])
  })

  test('fifty rival writes for one member take turns: their numbers have no gap and no double', async () => {
    const rivals = Array.from({ length: 50 }, (_, index) => index)
    await Promise.all(
      rivals.map((index) =>
        service.bus.write(['mbr_rivals'], async (unit) => {
          unit.emit(MemberRegistered, { memberId: 'mbr_rivals', occurredAt: DAY, channel: String(index) })
        }),
      ),
    )
    await settle('fifty events', async () => (await published('mbr_rivals')).length >= 50)
    expect((await published('mbr_rivals')).map(({ seq }) => seq)).toEqual(rivals.map((index) => index + 1))
  })

  test('emitting for a member that was not named is a fault, not a silent loss of order', async () => {
    const stray = service.bus.write(['mbr_named'], async (unit) =>
      unit.emit(MemberRegistered, { memberId: 'mbr_other', occurredAt: DAY, channel: 'phone' }),
    )
    await expect(stray).rejects.toThrow('whose stream was not loaded')
  })
})
