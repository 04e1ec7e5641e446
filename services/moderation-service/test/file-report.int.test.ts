import { FileReport } from '@laurel/events'
import { createLogger, type Running } from '@laurel/service-kit'
import { openTestbed, sent, settle, type Testbed, testEnvironment } from '@laurel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startModerationService } from '../src/service.ts'
import { settings } from '../src/settings.ts'

let testbed: Testbed
let service: Running
beforeAll(async () => {
  testbed = await openTestbed('file-report')
  const log = createLogger({ service: 'moderation-service', version: 'test', level: 'silent' })
  service = await startModerationService(settings.load(testEnvironment(testbed, 'moderation')), log)
})
afterAll(async () => {
  await service.stop()
  await testbed.close()
})

function fileReport(commandId: string, change: Partial<FileReport> = {}) {
  const about = { reportId: `rpt_${commandId}`, subjectType: 'content', subjectId: 'cnt_1', category: 'fraud' }
  const value = { memberId: 'mbr_1', occurredAt: 0, commandId, ...about, ...change }
  return sent(FileReport, value, commandId, 'member-service')
}

test('[9.1] a report is filed once; what is turned down is answered with its code, under its command', async () => {
  await testbed.send([
    fileReport('op_1'),
    fileReport('op_1'),
    fileReport('op_2'),
    fileReport('op_3', { category: 'boring' }),
    fileReport('op_4', { subjectType: 'member', subjectId: 'mbr_1' }),
  ])
  const outcomes = await settle('four outcomes', async () => {
    const all = await testbed.read('moderation.events')
    return all.length >= 4 && all
  })
  expect(outcomes.map(({ typeName, value }) => [typeName, value?.commandId, value?.code])).toEqual([
    ['laurel.moderation.ReportFiled', 'op_1', undefined],
    ['laurel.moderation.ModerationCommandRejected', 'op_2', 'ALREADY_REPORTED'],
    ['laurel.moderation.ModerationCommandRejected', 'op_3', 'CATEGORY_UNKNOWN'],
    ['laurel.moderation.ModerationCommandRejected', 'op_4', 'OWN_SUBJECT'],
  ])
  const db = await testbed.database('moderation')
  expect(await db.collection('reports').countDocuments()).toBe(1)
})
