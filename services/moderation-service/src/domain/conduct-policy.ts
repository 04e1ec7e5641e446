/** One immutable version of the rules of conduct, as far as reports go [3.5, 8.1–8.5]. */
export type ConductPolicy = {
  readonly kind: 'conduct'
  readonly version: number
  /** What can be reported. */
  readonly subjectTypes: readonly string[]
  /** For what. */
  readonly categories: readonly string[]
}
