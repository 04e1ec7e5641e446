import { ModerationCommandRejected, ReportFiled } from '@laurel/events'
import { finished, type Handler, handler } from '@laurel/messaging'
import { stores } from '../../application/stores.ts'

const filed = handler(ReportFiled, stores, {
  needs: ({ commandId }) => ({ operations: { ids: [commandId] } }),
  handle: ({ commandId, reportId }, { operations }, { now }) => ({
    save: { operations: finished(operations, { commandId, now }, { status: 'succeeded', result: { reportId } }) },
  }),
})

const rejected = handler(ModerationCommandRejected, stores, {
  needs: ({ commandId }) => ({ operations: { ids: [commandId] } }),
  handle: ({ commandId, code }, { operations }, { now }) => ({
    save: { operations: finished(operations, { commandId, now }, { status: 'refused', code }) },
  }),
})

/** What became of a command to moderation-service, told to the operation that a client waits for. */
export const reportOutcomeHandlers: readonly Handler[] = [filed, rejected]
