import {
  checkErrorDefinition,
  type ErrorDefinition,
  type ErrorDefinitions,
  type ParamsFor,
} from './error-definition.ts'
import { type FrameworkErrors, frameworkErrors } from './framework-errors.ts'
import { Problem, type ProblemExtras } from './problem.ts'
import { type ProblemResponses, problemResponses } from './problem-responses.ts'
import type { Params } from './text.ts'

type Arguments<D extends ErrorDefinition> = keyof ParamsFor<D> extends never
  ? [params?: Record<never, never>, extras?: ProblemExtras]
  : [params: ParamsFor<D>, extras?: ProblemExtras]

/** A service's error codes. A code outside it does not compile. */
export type ErrorCatalogue<D extends ErrorDefinitions> = {
  /** The framework's codes and the service's own. */
  readonly definitions: D
  /**
   * A problem with this code, to be thrown or returned by a route. The parameters fill the placeholders of the detail;
   * a missing one does not compile.
   */
  problem<C extends keyof D & string>(code: C, ...rest: Arguments<D[C]>): Problem
  /** The problem with a code that is known only as text (a rejection event's); null when it is not in the catalogue. */
  problemNamed(code: string, params?: Params, extras?: ProblemExtras): Problem | null
  /** The answers with these codes for a route's `response` schema: spread it. Documents them and lets them be returned. */
  responses<C extends keyof D & string>(...codes: C[]): ProblemResponses<D, C>
}

/**
 * Declares a service's error codes; the framework's are included. A bad definition, and a code that the framework has
 * already, throws here.
 */
export function defineErrors<const D extends ErrorDefinitions>(definitions: D): ErrorCatalogue<FrameworkErrors & D> {
  for (const [code, definition] of Object.entries(definitions)) {
    checkErrorDefinition(code, definition)
    if (Object.hasOwn(frameworkErrors, code)) throw new Error(`error code ${code}: the framework has it already`)
  }
  const all: FrameworkErrors & D = { ...frameworkErrors, ...definitions }
  const named = (code: string, params: Params = {}, extras: ProblemExtras = {}): Problem | null => {
    const definition = Object.hasOwn(all, code) ? (all as ErrorDefinitions)[code] : undefined
    return definition === undefined ? null : new Problem(code, definition, params, extras)
  }
  return {
    definitions: all,
    problemNamed: named,
    problem(code, ...[params, extras]) {
      const problem = named(code, params, extras)
      if (problem === null) throw new Error(`error code ${code} is not in the catalogue`)
      return problem
    },
    responses: (...codes) => problemResponses(all, codes),
  }
}
