import { settle } from '@laurel/testing'
import { type EntryAnswer, type PointsAnswer, readEntries } from '../src/read-points.ts'
import { expectStatus, type Newcomer } from '../src/register-member.ts'
import type { Narrator } from './narrator.ts'

export interface Shown {
  readonly points: PointsAnswer
  readonly entries: readonly EntryAnswer[]
}

const ENTRIES = 4
const WITHIN_MS = 60_000

/** The member looks at their points, and at what they are made of. */
export async function readWhy(tell: Narrator, { accessToken: token }: Newcomer): Promise<Shown> {
  const [english, chinese] = [
    { token, language: 'en' },
    { token, language: 'zh-CN' },
  ]
  const since = performance.now()
  await settle(
    `${ENTRIES} entries at GET /v1/me/points/entries; see .laurel/logs/points-service.log and member-service.log`,
    async () => (await readEntries(tell.quiet, english)).length >= ENTRIES,
    WITHIN_MS,
  )
  tell.step(
    `${Math.round(performance.now() - since)} ms later the member has their points, and sees what ends when: after two years, in days of Shanghai.`,
  )
  const points = expectStatus(200, await tell.client.get('/v1/me/points', english)).body

  tell.step('And why: one entry for each movement. GET /v1/me/points/entries says, newest first:')
  const entries = await readEntries(tell.quiet, english)
  for (const { points: change, explanation } of entries) tell.say(`${signed(change)}  ${explanation}`)
  tell.say('The same in Chinese, which is the default:')
  for (const { points: change, explanation } of await readEntries(tell.quiet, chinese)) {
    tell.say(`${signed(change)}  ${explanation}`)
  }
  return { points, entries }
}

const signed = (points: number) => `${points > 0 ? '+' : ''}${points}`.padStart(6)
