import type { ErrorDefinition } from './error-definition.ts'
import type { FieldError } from './field-error.ts'
import type { Params } from './text.ts'

/** What a problem may carry beside its code. */
export type ProblemExtras = {
  /** What is wrong by field; for 400 and 422. */
  readonly errors?: readonly FieldError[]
  /** Sent with the answer, e.g. `retry-after`. */
  readonly headers?: { readonly [name: string]: string }
  /** For the log only, never for the reader. No personal data. */
  readonly internal?: unknown
}

/**
 * A refusal on its way to the reader. A route may throw it or return it: both end in the same answer. It is made by
 * `ErrorCatalogue.problem` and by nothing else.
 */
export class Problem extends Error {
  readonly code: string
  readonly statusCode: number
  readonly definition: ErrorDefinition
  readonly params: Params
  readonly extras: ProblemExtras

  constructor(code: string, definition: ErrorDefinition, params: Params, extras: ProblemExtras) {
    // A refusal is an expected answer: its stack tells nothing and is the dearest part of an Error.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(code)
    Error.stackTraceLimit = limit
    this.name = 'Problem'
    this.code = code
    this.statusCode = definition.status
    this.definition = definition
    this.params = params
    this.extras = extras
  }
}
