/**
 * Everything that the gates leave out, in one place. An exemption names its reason; there is no other way around a gate
 * than a line here or, for Biome, a suppression with its reason beside the code.
 */

/** Files that nobody writes by hand. The generators' own `--check` guards them instead. */
export const generated = [/(^|\/)src\/generated\//, /(^|\/)pnpm-lock\.yaml$/, /^docs\/(errors|events|settings)\.md$/]

/** Callbacks that group tests: their length is the number of tests in them, so only the tests themselves are measured. */
export const groupingCalls = ['describe', 'suite']

export type Exemption = {
  readonly path: RegExp
  readonly gate: 'sizes' | 'hygiene' | 'purity'
  readonly reason: string
}

export const exemptions: readonly Exemption[] = [
  {
    path: /^tools\/gates\/hygiene(\.unit\.test)?\.ts$/,
    gate: 'hygiene',
    reason: 'holds the very strings that the gate looks for',
  },
]

export const isGenerated = (path: string): boolean => generated.some((pattern) => pattern.test(path))

export const isExempt = (path: string, gate: Exemption['gate']): boolean =>
  exemptions.some((exemption) => exemption.gate === gate && exemption.path.test(path))
