import type { Binary, CollectionIndexes, Database } from '@laurel/mongo'
import type { ReportNoteStore } from '../../application/store-ports.ts'
import { stored } from './bytes.ts'
import { inside } from './inside.ts'

interface ReportNoteDocument {
  readonly _id: string
  readonly memberId: string
  /** Sealed. */
  readonly note: Binary
  readonly createdAt: Date
}

export const REPORT_NOTES: CollectionIndexes = { name: 'report_notes', indexes: [{ key: { memberId: 1 } }] }

/** What reporters wrote, in MongoDB, sealed under the reporter's key: it goes into no topic [7.5]. */
export function createReportNoteStore(database: Database): ReportNoteStore {
  const notes = database.collection<ReportNoteDocument>(REPORT_NOTES.name)
  return {
    async add(tx, key, { reportId, note, now }) {
      const sealed = stored(key.seal('report_notes.note', note))
      const document = { _id: reportId, memberId: key.memberId, note: sealed, createdAt: new Date(now) }
      await notes.insertOne(document, inside(tx))
    },
  }
}
