import { expect, test } from 'vitest'
import { type Report, testTotals, totalsLine } from './test-totals.ts'

const report = (overrides: Partial<Report> = {}): Report => ({
  ...{ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] },
  ...overrides,
})

test('passed, failed and skipped are counted', () => {
  expect(testTotals(report({ numPendingTests: 1, numTodoTests: 1 }), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(testTotals(report({ numFailedTests: 2 }), 1)).toEqual({ passed: 3, failed: 2, skipped: 0 })
})

test('a file that cannot be loaded is a failure although none of its tests failed', () => {
  const testResults = [
    { name: 'a', status: 'failed', assertionResults: [] },
    { name: 'b', status: 'failed', assertionResults: [{ status: 'failed' }] },
  ]
  expect(testTotals(report({ testResults, numFailedTests: 1 }), 1).failed).toBe(2)
})

test('a file with a failed test is not counted twice', () => {
  const testResults = [{ name: 'a', status: 'failed', assertionResults: [{ status: 'failed' }] }]
  expect(testTotals(report({ testResults, numFailedTests: 1 }), 1).failed).toBe(1)
})

test('an error outside the tests, a run without tests and a missing report are never green', () => {
  expect(testTotals(report(), 1).failed).toBe(1)
  expect(testTotals(report({ numPassedTests: 0 }), 0).failed).toBe(1)
  expect(testTotals(null, 0).failed).toBe(1)
})

test('the closing line has the form that CI reads', () => {
  expect(totalsLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(totalsLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})
