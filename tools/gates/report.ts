export type Finding = { readonly path: string; readonly line?: number; readonly rule: string; readonly message: string }

/** Prints what a gate found, grouped so that each lesson is read once, and sets the exit code. */
export const report = (gate: string, looked: string, findings: readonly Finding[]): void => {
  for (const [lesson, group] of Map.groupBy(findings, (finding) => `${finding.rule}: ${finding.message}`)) {
    console.error(`✗ ${lesson}`)
    for (const { path, line } of group) console.error(`    ${line === undefined ? path : `${path}:${line}`}`)
  }
  if (findings.length > 0) {
    console.error(`${gate}: ${findings.length} found in ${looked}`)
    process.exitCode = 1
  } else console.log(`${gate}: ${looked}, nothing found`)
}
