import { invariant } from '@laurel/kernel'
import type { Account } from './account.ts'
import { applyEntry } from './apply-entry.ts'
import { balanceOf } from './balance.ts'
import type { Posting } from './ledger-transaction.ts'

/**
 * The account after a posting: the only way to move a balance [6.8]. Throws if the entries do not sum to zero, if a
 * figure would fall below zero, if the posting is not the account's next, or if what the member has does not move
 * together with what remains in the lots (`lotPoints`: by how much that moves, in all lots).
 */
export const post = (account: Account, { memberId, version, entries }: Posting, lotPoints: number): Account => {
  const place = () => `[6.8] transaction ${version} of ${memberId}`
  invariant(memberId === account.memberId && version === account.version + 1, () => `${place()} is not the next`)

  let sum = 0
  let after = balanceOf(account)
  for (const entry of entries) {
    invariant(Number.isSafeInteger(entry.amount) && entry.amount !== 0, () => `${place()} has an empty entry`)
    sum += entry.amount
    after = applyEntry(after, entry)
  }
  invariant(sum === 0, () => `${place()} is out of balance by ${sum}`)
  invariant(isPossible(after.available) && isPossible(after.held), () => `${place()} overdraws`)
  invariant(isPossible(after.pending) && isPossible(after.debt), () => `${place()} overdraws`)
  const moved = after.available + after.held - account.available - account.held
  invariant(moved === lotPoints, () => `${place()} moves ${moved} points, its lots ${lotPoints}`)
  return { ...account, ...after, version }
}

const isPossible = (figure: number): boolean => Number.isSafeInteger(figure) && figure >= 0
