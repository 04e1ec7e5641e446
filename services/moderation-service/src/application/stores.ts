import { defineStore } from '@laurel/messaging'
import { standingStore } from '@laurel/service-kit'
import type { Report } from '../domain/report.ts'

/** What the handlers of moderation-service read and write. */
export const stores = {
  standings: standingStore,
  reports: defineStore<Report>({
    collection: 'reports',
    indexes: [{ key: { subjectType: 1, subjectId: 1, filedAt: 1 } }],
  }),
}
