import type { Call, LaurelClient } from './laurel-client.ts'
import { expectStatus } from './register-member.ts'

/** What GET /v1/me/points answers. */
export interface PointsAnswer {
  readonly available: number
  readonly held: number
  readonly pending: number
  readonly debt: number
  readonly ending: readonly { readonly points: number; readonly endsOn: string }[]
}

/** An item of GET /v1/me/points/entries. `why` has more fields, by its kind. */
export interface EntryAnswer {
  readonly number: number
  readonly kind: 'earned' | 'reversed' | 'ended'
  readonly points: number
  readonly transactionId: string
  readonly balance: Omit<PointsAnswer, 'ending'>
  readonly explanation: string
  readonly why: Readonly<Record<string, unknown>>
}

/** A member's balance, and every entry that it is made of, newest first, page by page. */
export async function readPoints(client: LaurelClient, call: Call) {
  const points: PointsAnswer = expectStatus(200, await client.get('/v1/me/points', call)).body
  return { points, entries: await readEntries(client, call) }
}

/** @param limit items a page; 100 by default, so that most members have one */
export async function readEntries(client: LaurelClient, call: Call, limit = 100): Promise<EntryAnswer[]> {
  const entries: EntryAnswer[] = []
  let cursor = ''
  do {
    const path = `/v1/me/points/entries?limit=${limit}${cursor}`
    const { items, next } = expectStatus(200, await client.get(path, call)).body
    entries.push(...items)
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
  } while (cursor !== '')
  return entries
}
