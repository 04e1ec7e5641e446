import type { Database } from '@laurel/mongo'
import type { PurchaseSet } from '../purchases/purchase-set.ts'

/** Throws unless the ledger and every balance are what the purchases give [6.1]: speed at wrong work is worth nothing. */
export async function checkPoints(db: Database, set: PurchaseSet): Promise<void> {
  const transactions = await db.collection('ledger_transactions').countDocuments()
  if (transactions !== set.purchases.length) {
    throw new Error(`${transactions} ledger transactions for ${set.purchases.length} purchases`)
  }
  const accounts = await db.collection<{ _id: string; available: number }>('accounts').find().toArray()
  const available = new Map(accounts.map((account) => [account._id, account.available]))
  for (const [memberId, points] of set.points) {
    if (available.get(memberId) === points) continue
    throw new Error(`${memberId} has ${available.get(memberId)} points; its purchases give ${points}`)
  }
}
