import { type TUnsafe, Type } from 'typebox'
import type { ErrorDefinition, ErrorDefinitions } from './error-definition.ts'
import type { Problem } from './problem.ts'

/** The media type of RFC 9457. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

type ProblemAnswer = { description: string; content: { [PROBLEM_MEDIA_TYPE]: { schema: TUnsafe<Problem> } } }

/** The `response` schemas of a set of codes, by status. To TypeScript such an answer is the Problem that a route returns. */
export type ProblemResponses<D extends ErrorDefinitions, C extends keyof D> = {
  [S in D[C]['status']]: ProblemAnswer
}

/** A reference to the shared Problem schema that every server registers. */
export const problemReference = Type.Unsafe<Problem>({ $ref: 'Problem#' })

/** Groups codes by status into the answers of a route. */
export function problemResponses<D extends ErrorDefinitions, C extends keyof D & string>(
  definitions: D,
  codes: readonly C[],
): ProblemResponses<D, C> {
  const byStatus = Map.groupBy(codes, (code) => (definitions[code] as ErrorDefinition).status)
  const answers = [...byStatus].map(([status, ofStatus]) => [status, problemAnswer(ofStatus, definitions)] as const)
  return Object.fromEntries(answers) as ProblemResponses<D, C>
}

function problemAnswer(codes: readonly string[], definitions: ErrorDefinitions): ProblemAnswer {
  const description = codes.map((code) => `\`${code}\` ${definitions[code]?.title.en ?? ''}`).join('\n\n')
  return { description, content: { [PROBLEM_MEDIA_TYPE]: { schema: problemReference } } }
}
