import { assertNever } from '@laurel/kernel'
import type { Balance } from './balance.ts'
import type { Entry } from './ledger-transaction.ts'

/** A member's balance after one more entry. The system's side of the books is no part of it. */
export const applyEntry = (balance: Balance, { account, amount }: Entry): Balance => {
  switch (account) {
    case 'member:available':
      return { ...balance, available: balance.available + amount }
    case 'member:held':
      return { ...balance, held: balance.held + amount }
    case 'member:pending':
      return { ...balance, pending: balance.pending + amount }
    case 'member:debt':
      return { ...balance, debt: balance.debt - amount }
    case 'system:issued':
    case 'system:spent':
    case 'system:ended':
      return balance
    default:
      return assertNever(account)
  }
}
