/** One thing wrong with the environment. Holds no secret: `given` is left out for those. */
export type SettingProblem = {
  readonly name: string
  /** What is wrong: `is missing`, `has a value that does not fit`, `is refused in production`, or a rule's own words. */
  readonly problem: string
  /** What would be right. */
  readonly expected: string
  /** The value that was found, shortened; absent for secrets and where there was none. */
  readonly given?: string
}

/** The environment cannot be used. Lists everything that is wrong, so that one correction is enough. */
export class SettingsError extends Error {
  readonly problems: readonly SettingProblem[]

  constructor(problems: readonly SettingProblem[]) {
    const count = problems.length === 1 ? '1 setting is' : `${problems.length} settings are`
    super(`${count} wrong\n${problems.map(problemLine).join('\n')}`)
    this.name = 'SettingsError'
    this.problems = problems
  }
}

function problemLine({ name, problem, expected, given }: SettingProblem): string {
  const found = given === undefined ? '' : ` (found ${given})`
  return `  ${name} ${problem}${found}; expected: ${expected}`
}
