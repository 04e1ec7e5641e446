import type { AccountRecord, EntryRecord, Ledger, LotRecord, TransactionRecord } from './ledger.ts'

/**
 * What is wrong with the books, one line each; nothing when they are right. They are when, for every member [6.8, 6.13]:
 * - transactions sum to zero, are numbered 1..n without a gap, and none tells of the same purchase or refund twice;
 * - replaying them from nothing gives the stored balances, and each lot's remaining points;
 * - every point of a lot is in one place, and available + held is what remains in all lots.
 *
 * Worked out from stored figures alone, with none of the service's code.
 */
export function checkBooks({ accounts, lots, transactions }: Ledger): string[] {
  const known = new Map(accounts.map((account) => [account.memberId, account]))
  const lotsOf = Map.groupBy(lots, ({ memberId }) => memberId)
  const transactionsOf = Map.groupBy(transactions, ({ memberId }) => memberId)
  const strays = [...lotsOf.keys(), ...transactionsOf.keys()].filter((memberId) => !known.has(memberId))
  return [
    ...new Set(strays.map((memberId) => `${memberId} has no account`)),
    ...transactions.flatMap(checkTransaction),
    ...lots.flatMap(checkLot),
    ...accounts.flatMap((account) =>
      checkMember(account, lotsOf.get(account.memberId) ?? [], transactionsOf.get(account.memberId) ?? []),
    ),
  ]
}

function checkTransaction({ _id, memberId, entries }: TransactionRecord): string[] {
  const sum = total(entries, () => true)
  return sum === 0 ? [] : [`transaction ${_id} of ${memberId} is out of balance by ${sum}`]
}

function checkLot({ _id, earned, remaining, spent, repaid, takenBack, ended }: LotRecord): string[] {
  const sum = remaining + spent + repaid + takenBack + ended
  return sum === earned ? [] : [`lot ${_id} earned ${earned}, of which ${sum} are found`]
}

function checkMember(
  account: AccountRecord,
  lots: readonly LotRecord[],
  transactions: readonly TransactionRecord[],
): string[] {
  const wrong: string[] = []
  const { memberId } = account
  const same = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) wrong.push(`${memberId}: ${what} is ${found}, should be ${wanted}`)
  }
  const numbers = transactions.map(({ version }) => version).sort((a, b) => a - b)
  same('numbering', numbers.join(), Array.from({ length: account.version }, (_, index) => index + 1).join())
  const causes = transactions.map(({ cause }) => `${cause.type} ${cause.id}`)
  same('number of causes', causes.length, new Set(causes).size)
  const entries = transactions.flatMap((transaction) => transaction.entries)
  for (const figure of ['available', 'held', 'pending'] as const) {
    same(
      figure,
      account[figure],
      total(entries, (entry) => entry.account === `member:${figure}`),
    )
  }
  same('debt', account.debt, 0 - total(entries, (entry) => entry.account === 'member:debt'))
  for (const lot of lots)
    same(
      `lot ${lot._id}`,
      lot.remaining,
      total(entries, (entry) => entry.lotId === lot._id),
    )
  const remaining = lots.reduce((sum, lot) => sum + lot.remaining, 0)
  same('available + held', account.available + account.held, remaining)
  return wrong
}

function total(entries: readonly EntryRecord[], counts: (entry: EntryRecord) => boolean): number {
  return entries.reduce((sum, entry) => (counts(entry) ? sum + entry.amount : sum), 0)
}
