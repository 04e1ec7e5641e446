import { applyEntry } from './apply-entry.ts'
import type { Balance } from './balance.ts'
import type { LedgerAccount, Posting } from './ledger-transaction.ts'

/** Both sides of the books: issued = available + held + pending + spent + ended − debt. */
export type Books = Balance & { readonly issued: number; readonly spent: number; readonly ended: number }

/** The balances that postings lead to, from their entries alone: what stored balances are checked against. */
export const replay = (postings: readonly Pick<Posting, 'entries'>[]): Books => {
  const entries = postings.flatMap((posting) => posting.entries)
  const sumOf = (account: LedgerAccount) =>
    entries.reduce((sum, entry) => (entry.account === account ? sum + entry.amount : sum), 0)
  const balance = entries.reduce(applyEntry, { available: 0, held: 0, pending: 0, debt: 0 })
  return {
    ...balance,
    issued: 0 - sumOf('system:issued'),
    spent: sumOf('system:spent'),
    ended: sumOf('system:ended'),
  }
}
