import type { EntryAnswer, PointsAnswer } from './read-points.ts'

/**
 * What is wrong with a member's points as they are shown, one line each; nothing when every figure follows from the
 * entries [1.3, 6.4, 6.8]. Worked out from the two answers alone, as a member could with paper and pencil:
 * - the entries are numbered without a gap and sum to what is available; what ends, day by day, is that sum again;
 * - the balance beside each entry is the sum up to there;
 * - what was earned follows from the money and the multiplier [6.1]; a refund names a purchase that is there, and the
 *   rule version that earned [6.13]; what is owed follows from both.
 *
 * @param entries all of them, newest first
 */
export function auditAnswer(points: PointsAnswer, entries: readonly EntryAnswer[]): string[] {
  const wrong: string[] = []
  const same = (what: string, shown: unknown, reckoned: unknown) => {
    if (shown !== reckoned) wrong.push(`${what} is ${shown}, but the entries make ${reckoned}`)
  }
  const oldestFirst = entries.toReversed()
  same('the numbering', oldestFirst.map(({ number }) => number).join(), oldestFirst.map((_, at) => at + 1).join())
  same('available', points.available, sum(entries, 'points'))
  same('debt', points.debt, owed(entries))
  same(
    'the sum of what ends',
    points.ending.reduce((total, one) => total + one.points, 0),
    points.available,
  )
  const lastOf = new Map(oldestFirst.map(({ transactionId }, at) => [transactionId, at]))
  for (const { number, transactionId, balance } of oldestFirst) {
    // The balance is that after the whole transaction, which may have several entries.
    const upTo = oldestFirst.slice(0, (lastOf.get(transactionId) ?? 0) + 1)
    same(`available after entry ${number}`, balance.available, sum(upTo, 'points'))
    same(`debt after entry ${number}`, balance.debt, owed(upTo))
  }
  return [...wrong, ...oldestFirst.flatMap((entry) => auditEntry(entry, oldestFirst))]
}

function auditEntry({ number, kind, points, why }: EntryAnswer, all: readonly EntryAnswer[]): string[] {
  if (kind === 'earned') {
    const reckoned = Math.floor((Math.floor(Number(why.amount) / 100) * Number(why.multiplierPercent)) / 100)
    if (why.earned !== reckoned) return [`entry ${number} earned ${why.earned}, but its money makes ${reckoned}`]
    return points === reckoned - Number(why.debtRepaid)
      ? []
      : [`entry ${number} is not what it earned less what repaid`]
  }
  if (kind === 'reversed') {
    const purchase = all.find((other) => other.kind === 'earned' && causeOf(other) === why.purchaseId)
    if (purchase === undefined) return [`entry ${number} takes back points of a purchase that is not there`]
    if (purchase.why.ruleVersion !== why.ruleVersion) return [`entry ${number} is not by the rules that earned`]
    return points === Number(why.addedToDebt) - Number(why.reversed) ? [] : [`entry ${number} is not what it took back`]
  }
  return []
}

const causeOf = ({ why }: EntryAnswer) => (why.cause as { id: string }).id

function owed(entries: readonly EntryAnswer[]): number {
  return entries.reduce((total, { why }) => total + Number(why.addedToDebt ?? 0) - Number(why.debtRepaid ?? 0), 0)
}

function sum(entries: readonly EntryAnswer[], field: 'points'): number {
  return entries.reduce((total, entry) => total + entry[field], 0)
}
