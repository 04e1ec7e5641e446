import { PointsBalance } from '@laurel/events'
import { defineStore, outgoing } from '@laurel/messaging'
import type { Account } from '../domain/account.ts'
import { balanceOf } from '../domain/balance.ts'
import type { LedgerTransaction } from '../domain/ledger-transaction.ts'
import type { Lot } from '../domain/lot.ts'

/** What the handlers of points-service read and write. */
export const stores = {
  accounts: defineStore<Account>({
    collection: 'accounts',
    snapshot: (account, now) =>
      outgoing(PointsBalance, {
        memberId: account.memberId,
        occurredAt: now,
        ...balanceOf(account),
        version: account.version,
      }),
  }),
  lots: defineStore<Lot>({
    collection: 'lots',
    indexes: [{ key: { memberId: 1, endsOn: 1 }, partialFilterExpression: { remaining: { $gt: 0 } } }],
    memberFilter: { remaining: { $gt: 0 } },
  }),
  transactions: defineStore<LedgerTransaction>({
    collection: 'ledger_transactions',
    appendOnly: true,
    // Unique: two transactions that both follow the same one would be a fork of the books [6.8].
    indexes: [{ key: { memberId: 1, version: 1 }, unique: true }],
  }),
}

export type Stores = typeof stores
