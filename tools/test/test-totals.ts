/** What the last line of a test run says. */
export type Totals = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that counts. */
export type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

/**
 * Adds up a report. A file that failed without a failed test in it (it could not be loaded, a hook threw) counts as one
 * failure, and so does a run that failed for a reason outside the tests (`exitCode`): the last line must not look green.
 */
export function testTotals(report: Report | null, exitCode: number): Totals {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const found = report.numFailedTests + brokenFiles.length
  const nothingRan = report.numPassedTests + found === 0
  return {
    passed: report.numPassedTests,
    failed: found === 0 && (exitCode !== 0 || nothingRan) ? 1 : found,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The closing line: `3 passed, 0 failed`, with `, 1 skipped` only if there is one. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
