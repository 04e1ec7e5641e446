import { openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { purchase } from './purchases.ts'
import { POISON_AMOUNT, type TallyService, tallyService } from './tally-service.ts'

let testbed: Testbed
let service: TallyService
let mended = false
beforeAll(async () => {
  testbed = await openTestbed('dead-letters')
  service = await tallyService(testbed, { mended: () => mended })
  await service.bus.start()
})
afterAll(async () => {
  await service.bus.stop()
  await testbed.close()
})

const lettersOf = async (memberId: string) =>
  (await service.bus.deadLetters.list({ limit: 1000 })).filter((letter) => letter.memberId === memberId)

describe('a handler that throws for one member', () => {
  test('parks the message, queues the member’s later ones behind it, and lets other members flow on', async () => {
    mended = false
    await testbed.send([
      purchase('mbr_ill', 'i1'),
      purchase('mbr_ill', 'i2', POISON_AMOUNT),
      purchase('mbr_well', 'w1'),
      purchase('mbr_ill', 'i3'),
      purchase('mbr_well', 'w2'),
    ])
    await settle('the healthy member', async () => (await service.purchases('mbr_well')).length === 2)
    await settle('the letters', async () => (await lettersOf('mbr_ill')).length === 2)
    expect(await service.purchases('mbr_ill')).toEqual(['i1'])
    const letters = await lettersOf('mbr_ill')
    expect(letters.map(({ state, code, messageId }) => [state, code, messageId])).toEqual([
      ['parked', 'HANDLER_FAILED', 'i2'],
      ['behind', 'BEHIND_PARKED', 'i3'],
    ])
    await testbed.send([purchase('mbr_ill', 'i4')])
    await settle('the next one to queue', async () => (await lettersOf('mbr_ill')).length === 3)
    expect(await service.metric('laurel_parked_members')).toBe(1)
    expect(await service.metric('laurel_parked_messages')).toBe(3)
  })

  test('a dry run tells what a release would do and changes nothing', async () => {
    const [letter] = await lettersOf('mbr_ill')
    const failing = await service.bus.deadLetters['dry-run'](letter?._id ?? '')
    expect(failing?.stoppedAt).toMatchObject({ id: letter?._id, code: 'HANDLER_FAILED' })
    mended = true
    const passing = await service.bus.deadLetters['dry-run'](letter?._id ?? '')
    expect(passing).toMatchObject({ stoppedAt: null, released: { length: 3 } })
    expect(passing?.emitted).toEqual(Array.from({ length: 3 }, () => 'laurel.member.MemberRegistered'))
    expect(await service.purchases('mbr_ill')).toEqual(['i1'])
    expect(await lettersOf('mbr_ill')).toHaveLength(3)
  })

  test('a release handles all that waits in its order, and the member flows again', async () => {
    const [letter] = await lettersOf('mbr_ill')
    const report = await service.bus.deadLetters.release(letter?._id ?? '')
    expect(report?.released).toHaveLength(3)
    expect(await service.purchases('mbr_ill')).toEqual(['i1', 'i2', 'i3', 'i4'])
    await testbed.send([purchase('mbr_ill', 'i5')])
    await settle('the flow', async () => (await service.purchases('mbr_ill')).includes('i5'))
    expect(await service.metric('laurel_parked_messages')).toBe(0)
  })
})

describe('a message that cannot be read', () => {
  test.each([
    ['bytes that are no frame', Buffer.from('hello'), 'NOT_FRAMED'],
    ['a frame of an unknown schema', Buffer.from([0, 0, 0, 0xff, 0xff, 1, 2]), 'UNKNOWN_SCHEMA'],
    ['no value', null, 'NO_VALUE'],
  ])('%s: parked with its reason; drop gives it up and releases those behind it', async (name, bytes, code) => {
    const member = `mbr_${code}`
    await testbed.sendRaw('platform.events', member, bytes)
    await testbed.send([purchase(member, `${name}-after`)])
    await settle('the letters', async () => (await lettersOf(member)).length === 2)
    const [letter] = await lettersOf(member)
    expect(letter).toMatchObject({ state: 'parked', code })
    await service.bus.deadLetters.drop(letter?._id ?? '', 'cannot be read by anyone')
    expect(await service.purchases(member)).toEqual([`${name}-after`])
    expect(await lettersOf(member)).toEqual([])
    const kept = await service.bus.deadLetters.show(letter?._id ?? '')
    expect(kept).toMatchObject({ state: 'dropped', detail: 'cannot be read by anyone' })
  })

  test('a key that belongs to another member than the event: parked, nothing misbooked', async () => {
    const { type, value } = purchase('mbr_true', 'k1')
    await testbed.sendRaw('platform.events', 'mbr_forged', testbed.codec.encode(type, value))
    await settle('the letter', async () => (await lettersOf('mbr_forged')).length === 1)
    expect((await lettersOf('mbr_forged'))[0]?.code).toBe('KEY_MISMATCH')
    expect(await service.total('mbr_true')).toBe(0)
  })

  test('no key at all: parked alone, nobody waits behind it', async () => {
    const { type, value } = purchase('mbr_keyless', 'n1')
    await testbed.sendRaw('platform.events', null, testbed.codec.encode(type, value))
    await settle('the letter', async () => (await lettersOf('')).length === 1)
    expect((await lettersOf(''))[0]?.code).toBe('KEY_UNREADABLE')
  })
})

test('[7.5] the dead-letter topic points at the message and says why, and holds none of its content', async () => {
  const letters = await settle('the letters on the topic', async () => {
    const all = await testbed.read('member.dead-letters')
    return (
      all.some(({ value }) => value?.state === 'released') && all.some(({ value }) => value?.state === 'dropped') && all
    )
  })
  expect(letters[0]?.value).toMatchObject({
    service: 'member',
    topic: 'platform.events',
    code: 'HANDLER_FAILED',
    attempts: 1,
  })
  const allowed = 'memberId occurredAt service topic partition offset messageId type code attempts state'.split(' ')
  for (const { value } of letters) expect(allowed).toEqual(expect.arrayContaining(Object.keys(value ?? {})))
})
