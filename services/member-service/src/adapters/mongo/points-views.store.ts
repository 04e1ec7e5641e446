import type { Database } from '@laurel/mongo'
import type { PointsViewStore } from '../../application/store-ports.ts'
import { stores } from '../../application/stores.ts'
import type { PointsEntry, PointsView } from '../../domain/points-view.ts'

/** What members see of their points, in MongoDB; written by the handlers of points.events alone. */
export function createPointsViewStore(database: Database): PointsViewStore {
  const views = database.collection<PointsView>(stores.pointsViews.collection)
  const entries = database.collection<PointsEntry>(stores.pointsEntries.collection)
  return {
    find: (memberId) => views.findOne({ _id: memberId }),
    entries: (memberId, limit, before) => {
      const filter = { memberId, ...(before === undefined ? {} : { number: { $lt: before } }) }
      return entries.find(filter).sort({ number: -1 }).limit(limit).toArray()
    },
  }
}
