import type { Problem } from './problem.ts'
import { fillText, type Language } from './text.ts'

/** A problem as it is sent (RFC 9457), after its texts were put into one language. */
export type ProblemDocument = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly next?: string
  readonly requestId?: string
  readonly errors?: readonly { in: string; field: string; code: string; detail: string }[]
}

/** Where a code is explained; served by every Laurel server that has docs. */
function problemType(code: string): string {
  return `/problems/${code}`
}

/** The document for one reader. Nothing of `extras.internal` gets into it. */
export function problemDocument(problem: Problem, language: Language, requestId?: string): ProblemDocument {
  const { definition, params, extras } = problem
  return {
    type: problemType(problem.code),
    title: definition.title[language],
    status: definition.status,
    detail: fillText(definition.detail, language, params),
    code: problem.code,
    ...(definition.next && { next: fillText(definition.next, language, params) }),
    ...(requestId !== undefined && { requestId }),
    ...(extras.errors && {
      errors: extras.errors.map((error) => ({
        in: error.in,
        field: error.field,
        code: error.code,
        detail: fillText(error.detail, language, error.params ?? {}),
      })),
    }),
  }
}
