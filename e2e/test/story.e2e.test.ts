import { MemberStanding } from '@laurel/events'
import { checkBooks, checkSequences, drained, ledgerOf, openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demo } from '../demo/demo.ts'
import { auditAnswer } from '../src/audit-answer.ts'
import type { Call } from '../src/laurel-client.ts'
import { readEntries, readPoints } from '../src/read-points.ts'
import { askForCode, type Newcomer, yesToAll } from '../src/register-member.ts'
import { openShop, type Shop } from '../src/shop.ts'
import { bought, gaveBack } from '../src/shop-facts.ts'
import { type Services, startServices } from '../src/start-services.ts'

const clockStart = '2026-11-23T04:00:00Z'
const now = Date.parse(clockStart)
const lastYear = Date.parse('2025-12-01T04:00:00Z')

let bed: Testbed
let laurel: Services
let shop: Shop
let member: Newcomer
beforeAll(async () => {
  bed = await openTestbed('story')
  laurel = await startServices(bed, { env: { LAUREL_CLOCK_START: clockStart } })
  shop = await openShop(bed.brokers, bed.topicPrefix)
})
afterAll(async () => {
  await shop?.close()
  await laurel?.close()
  await bed?.close()
})

const asMember = (language?: string) => ({ token: member.accessToken, ...(language && { language }) })
const get = async (path: string, language?: string) => (await laurel.client.get(path, asMember(language))).body
const purchase = (purchaseId: string, amountMinor: number, purchasedAt = now) =>
  bought({ memberId: member.memberId, purchaseId, amountMinor, purchasedAt })
const refund = (refundId: string, purchaseId: string, amountMinor: number) =>
  gaveBack({ memberId: member.memberId, refundId, purchaseId, amountMinor, refundedAt: now })
const handled = async () => {
  await drained(bed, 'points', ['platform.events', 'member.events', 'member.standing'])
  await drained(bed, 'member', ['points.events', 'moderation.events'])
}

describe('a member registers over HTTP', () => {
  test('[2.1] [2.2] with a code that comes by SMS and an explicit yes to both agreements', async () => {
    const { path, code } = await askForCode(laurel.client, '+8613812340001')
    const body = { code, displayName: '李雷', consents: await yesToAll(laurel.client) }
    const unasked = await laurel.client.post(path, { ...body, consents: [] })
    expect([unasked.status, unasked.body.code]).toEqual([403, 'CONSENT_REQUIRED'])
    const answer = await laurel.client.post(path, body)
    expect(answer.status).toBe(201)
    expect(answer.body.member.identifiers).toMatchObject([{ channel: 'phone', address: '+8613812340001' }])
    member = { memberId: answer.body.member.id, ...answer.body }
  })

  test('[6.1] and has an account at points-service, with nothing on it', async () => {
    const accounts = (await bed.database('points')).collection<{ _id: string }>('accounts')
    const account = await settle('the account', async () => (await accounts.findOne({ _id: member.memberId })) ?? false)
    expect(account).toMatchObject({ available: 0, debt: 0, version: 0, tier: 'ordinary' })
    expect(await get('/v1/me/points')).toEqual({ available: 0, held: 0, pending: 0, debt: 0, ending: [] })
  })

  test('[1.4] and is welcomed by a message: in Chinese unless asked otherwise', async () => {
    expect((await get('/v1/me/messages')).items).toMatchObject([
      { subject: '欢迎加入', text: expect.stringContaining('李雷') },
    ])
    expect((await get('/v1/me/messages', 'en')).items).toMatchObject([
      { subject: 'Welcome', text: expect.stringContaining('李雷') },
    ])
  })

  test('[3.1] [4.1] and their standing is told to all, and kept by payment- and moderation-service', async () => {
    const told = await settle('the standing on its topic', async () => {
      const found = (await bed.read('member.standing')).filter(({ key }) => key === member.memberId)
      return found.length > 0 && found
    })
    expect(told).toMatchObject([{ seq: 1, value: { status: 'active', tier: 'ordinary', restrictions: [] } }])
    for (const service of ['payment', 'moderation'] as const) {
      const standings = (await bed.database(service)).collection<{ _id: string }>('standings')
      const kept = await settle(service, async () => (await standings.findOne({ _id: member.memberId })) ?? false)
      expect(kept).toMatchObject({ status: 'active', tier: 'ordinary', entitlements: ['browsing', 'basic-activities'] })
    }
    expect(await get('/v1/me/standing')).toMatchObject({ tier: { code: 'ordinary', why: { clause: '3.1' } } })
  })
})

describe('another team publishes three purchases and one refund', () => {
  test('[6.1] [6.9] [6.13] and the member has the points of what they kept, by the day they end', async () => {
    const facts = [
      purchase('pur_1', 59_90, lastYear),
      purchase('pur_2', 128_50),
      purchase('pur_3', 1_299_00),
      refund('ref_1', 'pur_2', 50_25),
    ]
    await shop.tell(facts)
    await handled()
    const ending = [
      { points: 59, endsOn: '2027-12-01' },
      { points: 78 + 1_299, endsOn: '2028-11-23' },
    ]
    expect(await get('/v1/me/points')).toEqual({ available: 1_436, held: 0, pending: 0, debt: 0, ending })
  })

  test('[1.3] [6.4] [6.8] and reads entries that explain every figure, in their language', async () => {
    const { points, entries } = await readPoints(laurel.client, asMember('en'))
    expect(auditAnswer(points, entries)).toEqual([])
    expect(entries.map(({ points: change, explanation }) => [change, explanation])).toEqual([
      [-50, REFUND],
      [1_299, earnedWords('pur_3', '1299.00', 1_299, '2028-11-23')],
      [128, earnedWords('pur_2', '128.50', 128, '2028-11-23')],
      [59, earnedWords('pur_1', '59.90', 59, '2027-12-01')],
    ])
    const [newest] = await readEntries(laurel.client, asMember())
    expect(newest?.explanation).toBe(REFUND_ZH)
  })

  test('and gets the same entries page by page', async () => {
    const call = asMember()
    expect(await readEntries(laurel.client, call, 1)).toEqual(await readEntries(laurel.client, call))
  })
})

const REFUND =
  'Refund ref_1: ¥50.25 of purchase pur_2 went back to you. Of ¥128.50 with 128 points, ¥78.25 with 78 points remain, so 50 points were taken back, by the rules that earned them (version 1).'
const REFUND_ZH =
  '退款 ref_1：消费 pur_2 退回 ¥50.25。原消费 ¥128.50、得 128 分，余下 ¥78.25 保留 78 分，故按当时的规则（第 1 版）收回 50 分。'

function earnedWords(purchaseId: string, yuan: string, points: number, endsOn: string): string {
  return `Purchase ${purchaseId}: you paid ¥${yuan}; ${Math.floor(Number(yuan))} whole yuan × 1 = ${points} points, parts of a point left out (earning rules, version 1). Usable until the end of ${endsOn}.`
}

describe('what comes again changes nothing', () => {
  const everything = async () => ({
    ledger: await ledgerOf(await bed.database('points')),
    shown: await readPoints(laurel.client, asMember()),
    told: (await bed.read('points.events')).length + (await bed.read('points.balances')).length,
    parked: [...(await bed.read('points.dead-letters')), ...(await bed.read('member.dead-letters'))],
  })

  test('the same messages, the same facts in other messages, and both in another order', async () => {
    const before = await everything()
    const again = [purchase('pur_1', 59_90, lastYear), purchase('pur_2', 128_50), refund('ref_1', 'pur_2', 50_25)]
    const reworded = [
      gaveBack({ ...factsOfRefund, memberId: member.memberId }, 'another-id-1'),
      bought({ ...factsOfPurchase, memberId: member.memberId }, 'another-id-2'),
    ]
    await shop.tell([...again.toReversed(), ...reworded, ...again])
    await handled()
    expect(await everything()).toEqual(before)
  })

  test("Laurel's own messages, sent twice by a relay that was not sure", async () => {
    const before = await everything()
    const own = (await bed.read('points.events')).concat(await bed.read('points.events'))
    for (const { key, bytes, headers } of own) await bed.sendRaw('points.events', key, bytes, { ...headers })
    await handled()
    const after = await everything()
    expect(after).toEqual({ ...before, told: before.told + own.length })
  })
})

const factsOfPurchase = { purchaseId: 'pur_2', amountMinor: 128_50, purchasedAt: now }
const factsOfRefund = { refundId: 'ref_1', purchaseId: 'pur_2', amountMinor: 50_25, refundedAt: now }

describe('the tier rises between a purchase and its refund', () => {
  test('[6.1] [6.13] what is refunded takes back what it earned, and not what it would earn today', async () => {
    await tellStanding('gold')
    await drained(bed, 'points', ['member.standing'])
    await shop.tell([purchase('pur_4', 100_99), refund('ref_3', 'pur_3', 1_299_00), refund('ref_4', 'pur_4', 50_00)])
    await handled()
    const { points, entries } = await readPoints(laurel.client, asMember('en'))
    expect(entries.slice(0, 3).map(({ points: change }) => change)).toEqual([-75, -1_299, 150])
    expect(points.available).toBe(1_436 + 150 - 1_299 - 75)
    expect(auditAnswer(points, entries)).toEqual([])
  })

  test('[4.1] and every service that keeps standings has the new one', async () => {
    for (const service of ['payment', 'moderation'] as const) {
      await drained(bed, service, ['member.standing'])
      const standings = (await bed.database(service)).collection<{ _id: string }>('standings')
      expect(await standings.findOne({ _id: member.memberId })).toMatchObject({ tier: 'gold' })
    }
  })

  /** As member-service will tell it once it works tiers out: its next message for this member. */
  async function tellStanding(tier: string): Promise<void> {
    const last = (await bed.read('member.standing')).filter(({ key }) => key === member.memberId).at(-1)
    const value = { ...(last?.value as unknown as MemberStanding), tier }
    const headers = { ...last?.headers, ce_id: 'evt_gold', laurel_seq: String((last?.seq ?? 0) + 1) }
    await bed.sendRaw('member.standing', member.memberId, bed.codec.encode(MemberStanding, value), headers)
  }
})

describe('the member reports a post', () => {
  const body = { subject: { type: 'content', id: 'post_1' }, category: 'insult', note: '他骂人' }
  const report = (content: object, call: Call = {}) =>
    laurel.client.post('/v1/reports', content, { ...asMember(), ...call })

  test('[9.1] by a command to moderation-service, which answers within the request; once for each key', async () => {
    const key = 'report-1'
    const first = await report(body, { key })
    expect(first).toMatchObject({ status: 201, body: { reportId: expect.stringMatching(/^rpt_/) } })
    expect((await report(body, { key })).body).toEqual(first.body)
    const other = await report({ ...body, category: 'fraud' }, { key })
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    const reports = (await bed.database('moderation')).collection('reports')
    expect(await reports.countDocuments({ memberId: member.memberId })).toBe(1)
  })

  test('[1.4] and is told why a second report is refused, and what to do: in Chinese unless asked otherwise', async () => {
    const [zh, en] = [await report(body), await report(body, { language: 'en' })]
    expect(zh).toMatchObject({ status: 409, body: { code: 'ALREADY_REPORTED', title: '您已举报过' } })
    expect(en).toMatchObject({ status: 409, body: { code: 'ALREADY_REPORTED', title: 'Reported already' } })
    expect([zh.headers.get('content-language'), en.headers.get('content-language')]).toEqual(['zh-CN', 'en'])
  })
})

describe('at the end of the story', () => {
  test('[6.8] the books are right, and every topic tells its facts in order and without a gap', async () => {
    expect(checkBooks(await ledgerOf(await bed.database('points')))).toEqual([])
    for (const topic of ['member.events', 'points.events', 'points.balances', 'moderation.commands'] as const) {
      expect([topic, checkSequences(await bed.read(topic))]).toEqual([topic, []])
    }
    for (const service of ['member', 'points', 'payment', 'moderation'] as const) {
      expect([service, await bed.read(`${service}.dead-letters`)]).toEqual([service, []])
    }
  })

  test('npm start -- --demo tells it to a person, and does so again', async () => {
    for (const run of [1, 2]) {
      const lines: string[] = []
      const places = { http: laurel.http, brokers: [...bed.brokers], mongodb: bed.mongodbUrl }
      const inBed = { topicPrefix: bed.topicPrefix, pointsDatabase: bed.databaseName('points') }
      await demo({ ...places, ...inBed, print: (line) => lines.push(line) })
      expect([run, lines.at(-1)]).toEqual([run, expect.stringContaining('All of it agrees')])
    }
  })

  test('all four services stop cleanly', async () => {
    await laurel.stop()
  })
})
