import { checkBooks, checkSequences, type Ledger, ledgerOf, type Testbed, withoutRepeats } from '@laurel/testing'
import { type AuditedPoints, independentPoints } from '../src/independent-points.ts'
import { TODAY, type Traffic } from './shop-traffic.ts'

const LINES_MAX = 20

/**
 * What is wrong once points-service has handled `traffic` and nothing else, one line each; nothing when every effect is
 * there exactly once: each member's points are those of the independent calculation, the books are right, and what was
 * told on topics is what is on the books, in order, with no number left out. Nothing was parked but of the named members.
 */
export async function judge(
  testbed: Testbed,
  { purchases, refunds }: Traffic,
  mayBeParked: readonly string[] = [],
): Promise<string[]> {
  const ledger = await ledgerOf(await testbed.database('points'))
  const events = await testbed.read('points.events')
  const balances = await testbed.read('points.balances')
  const letters = await testbed.read('points.dead-letters')
  return [
    ...comparePoints(ledger, independentPoints(purchases, refunds, TODAY)),
    ...checkBooks(ledger),
    ...checkSequences(events),
    ...checkSequences(balances),
    ...compareOrder(ledger, purchases),
    ...compareFacts(ledger, withoutRepeats(events)),
    ...compareBalances(ledger, balances),
    ...letters.filter(({ key }) => !mayBeParked.includes(key ?? '')).map(({ key }) => `a message of ${key} was parked`),
  ].slice(0, LINES_MAX)
}

type Message = Awaited<ReturnType<Testbed['read']>>[number]

/** Each member's figures, added up from the ledger, against those worked out apart from the service. */
function comparePoints({ accounts, lots, transactions }: Ledger, wanted: Map<string, AuditedPoints>): string[] {
  const lotsOf = Map.groupBy(lots, ({ memberId }) => memberId)
  const reversedOf = Map.groupBy(
    transactions.filter(({ kind }) => kind === 'reverse'),
    ({ memberId }) => memberId,
  )
  const found = new Map<string, AuditedPoints>()
  for (const { memberId, available, debt } of accounts) {
    const own = lotsOf.get(memberId) ?? []
    const issued = (reversedOf.get(memberId) ?? []).flatMap(({ entries }) =>
      entries.filter(({ account }) => account === 'system:issued'),
    )
    found.set(memberId, {
      earned: own.reduce((sum, { earned }) => sum + earned, 0),
      reversed: issued.reduce((sum, { amount }) => sum + amount, 0),
      ended: own.reduce((sum, lot) => sum + lot.ended, 0),
      available,
      debt,
    })
  }
  return [...wanted].flatMap(([memberId, points]) => {
    const [is, should] = [JSON.stringify(found.get(memberId)), JSON.stringify(points)]
    return is === should ? [] : [`${memberId} has ${is}, should have ${should}`]
  })
}

/** Each member's purchases are on the books in the order in which they were sent. */
function compareOrder({ transactions }: Ledger, purchases: Traffic['purchases']): string[] {
  const posted = transactions.filter(({ cause }) => cause.type === 'purchase').toSorted((a, b) => a.version - b.version)
  const postedOf = Map.groupBy(posted, ({ memberId }) => memberId)
  const sentOf = Map.groupBy(
    purchases.filter(({ amountMinor }) => amountMinor >= 100), // less than a yuan earns nothing [6.1]
    ({ memberId }) => memberId,
  )
  return [...sentOf].flatMap(([memberId, own]) => {
    const is = (postedOf.get(memberId) ?? []).map(({ cause }) => cause.id).join()
    const should = own.map(({ purchaseId }) => purchaseId).join()
    return is === should ? [] : [`${memberId} has purchases in the order ${is}, sent in the order ${should}`]
  })
}

const factsOfKind: Record<string, readonly string[]> = {
  earn: ['PointsEarned'],
  'earn-and-end': ['PointsEarned', 'PointsEnded'],
  reverse: ['PointsReversed'],
}

/** For every ledger transaction its facts, each once, in the order of the member's transactions; and no other fact. */
function compareFacts({ transactions }: Ledger, events: readonly Message[]): string[] {
  const inOrder = transactions.toSorted((a, b) => a.version - b.version)
  const wanted = inOrder.flatMap(({ memberId, _id, kind }) =>
    (factsOfKind[kind] ?? [`${kind}?`]).map((type) => ({ memberId, fact: `${type} ${_id}` })),
  )
  const told = events.map(({ key, typeName, value }) => ({
    memberId: String(key),
    fact: `${typeName?.split('.').at(-1)} ${value?.transactionId}`,
  }))
  const wantedOf = Map.groupBy(wanted, ({ memberId }) => memberId)
  const toldOf = Map.groupBy(told, ({ memberId }) => memberId)
  return [...new Set([...wantedOf.keys(), ...toldOf.keys()])].flatMap((memberId) => {
    const [is, should] = [toldOf, wantedOf].map((of) => (of.get(memberId) ?? []).map(({ fact }) => fact).join())
    return is === should ? [] : [`${memberId} was told ${is}, should be told ${should}`]
  })
}

/** The newest snapshot of every account is the account. */
function compareBalances({ accounts }: Ledger, balances: readonly Message[]): string[] {
  const newest = new Map(balances.map(({ key, value }) => [key, value]))
  return accounts.flatMap(({ memberId, version, available, held, pending, debt }) => {
    const snapshot = newest.get(memberId)
    const account = { version, available, held, pending, debt }
    const wrong = Object.entries(account).filter(([figure, is]) => snapshot?.[figure] !== is)
    return wrong.map(([figure, is]) => `the balance of ${memberId}: ${figure} is ${is}, told ${snapshot?.[figure]}`)
  })
}
