import { addYears, type MemberId, type PurchaseId, shanghaiDay } from '@laurel/kernel'
import { type Database, defineIndexes } from '@laurel/mongo'
import { seededRandom } from '@laurel/testing'
import { stores } from '../../../services/points-service/src/application/stores.ts'
import { awaitedLot, type Lot } from '../../../services/points-service/src/domain/lot.ts'
import type { PurchaseSet } from '../purchases/purchase-set.ts'

const CHUNK = 5_000
const OTHER_MEMBERS = 100_000
/** One lot in so many belongs to a member of the set. */
const OWN_SHARE = 10

/** Stores `count` lots as earlier years would have left them: full, most of them of members who buy nothing now. */
export async function storeLots(db: Database, count: number, set: PurchaseSet): Promise<void> {
  const { collection, indexes = [] } = stores.lots
  await defineIndexes(db, [{ name: collection, indexes }])
  const random = seededRandom(set.seed + 1)
  const lots = db.collection<Lot>(collection)
  for (let from = 0; from < count; from += CHUNK) {
    const batch = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => {
      const number = from + index
      const own = number % OWN_SHARE === 0
      const memberId = own
        ? random.pick(set.members)
        : `mbr_stored${String(random.below(OTHER_MEMBERS)).padStart(20, '0')}`
      return storedLot(memberId, number, set.purchases[0]?.value.occurredAt ?? 0)
    })
    await lots.insertMany(batch, { ordered: false, writeConcern: { w: 1 } })
  }
}

function storedLot(memberId: string, number: number, purchasedAt: number): Lot {
  const points = 1 + (number % 500)
  return {
    ...awaitedLot(memberId as MemberId, `pur_stored${String(number).padStart(20, '0')}` as PurchaseId),
    amountMinor: points * 100,
    currency: 'CNY',
    purchasedAt,
    endsOn: addYears(shanghaiDay(purchasedAt), 2),
    ruleVersion: 1,
    multiplierPercent: 100,
    earned: points,
    remaining: points,
  }
}
