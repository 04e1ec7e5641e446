import { memberId } from '@laurel/kernel'
import { describe, expect, test } from 'vitest'
import { conductPolicy } from '../policies/conduct.policy.ts'
import { fileReport, type ReportRequest, reportKey } from './report.ts'

const NOW = Date.parse('2026-11-23T04:00:00Z')
const request: ReportRequest = {
  reportId: 'rpt_1',
  memberId: memberId('mbr_1'),
  subjectType: 'content',
  subjectId: 'cnt_9',
  category: 'fraud',
}
const filed = { ...request, _id: 'mbr_1/content/cnt_9', filedAt: NOW, policyVersion: 1 }

describe('[9.1] a report', () => {
  test('is filed under the version of the conduct rules in force', () => {
    expect(fileReport(conductPolicy, request, null, NOW)).toEqual({ ok: true, value: filed })
  })

  test.each([
    ['of a kind of thing that nobody can report', { subjectType: 'weather' }, 'SUBJECT_TYPE_UNKNOWN'],
    ['for what no rule forbids', { category: 'boring' }, 'CATEGORY_UNKNOWN'],
    ['of oneself', { subjectType: 'member', subjectId: 'mbr_1' }, 'OWN_SUBJECT'],
  ])('%s is refused', (_name, change, error) => {
    expect(fileReport(conductPolicy, { ...request, ...change }, null, NOW)).toEqual({ ok: false, error })
  })

  test('of the same subject by the same member is refused, in whatever category', () => {
    const again = { ...request, reportId: 'rpt_2', category: 'insult' }
    expect(fileReport(conductPolicy, again, filed, NOW)).toEqual({ ok: false, error: 'ALREADY_REPORTED' })
  })

  test('of the same subject by another member is another report', () => {
    expect(reportKey({ ...request, memberId: memberId('mbr_2') })).not.toBe(filed._id)
  })
})
