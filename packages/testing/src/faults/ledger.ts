import type { Database } from '@laurel/mongo'

/** The figures of a member's account as stored. */
export interface AccountRecord {
  readonly _id: string
  readonly memberId: string
  readonly version: number
  readonly available: number
  readonly held: number
  readonly pending: number
  readonly debt: number
  readonly tier: string
}

/** A lot as stored; `earned` = `remaining` + `spent` + `repaid` + `takenBack` + `ended`. */
export interface LotRecord {
  readonly _id: string
  readonly memberId: string
  readonly earned: number
  readonly remaining: number
  readonly spent: number
  readonly repaid: number
  readonly takenBack: number
  readonly ended: number
  readonly refunds: readonly { readonly refundId: string; readonly state: string }[]
}

export interface EntryRecord {
  readonly account: string
  readonly lotId: string | null
  readonly amount: number
}

/** A ledger transaction as stored. */
export interface TransactionRecord {
  readonly _id: string
  readonly memberId: string
  readonly version: number
  readonly kind: string
  readonly cause: { readonly type: string; readonly id: string }
  readonly entries: readonly EntryRecord[]
}

/** Everything that points-service has on its books, read straight from its database: a judge asks no service. */
export interface Ledger {
  readonly accounts: readonly AccountRecord[]
  readonly lots: readonly LotRecord[]
  readonly transactions: readonly TransactionRecord[]
}

/** `db`: the database of points-service. Not one snapshot: ask when nothing moves any more. */
export async function ledgerOf(db: Database): Promise<Ledger> {
  return {
    accounts: await all<AccountRecord>(db, 'accounts'),
    lots: await all<LotRecord>(db, 'lots'),
    transactions: await all<TransactionRecord>(db, 'ledger_transactions'),
  }
}

async function all<T extends object>(db: Database, name: string): Promise<T[]> {
  return (await db.collection(name).find({}, { batchSize: 10_000 }).toArray()) as unknown[] as T[]
}
