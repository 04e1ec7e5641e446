import { type ParamValue, placeholders, type Text } from './text.ts'

/** What one error code means, for both audiences of the catalogue: the reader of an answer and the reader of the docs. */
export type ErrorDefinition = {
  /** The HTTP status, 400–599. */
  readonly status: number
  /** A short name of the problem, the same each time it occurs (RFC 9457, 3.1.3). No placeholders. */
  readonly title: Text
  /** What happened this time. `{placeholders}` are filled from the parameters; both languages must have the same. */
  readonly detail: Text
  /** What the reader can do now. May have placeholders of `detail`. */
  readonly next?: Text
}

/** Error codes with their meaning. */
export type ErrorDefinitions = { readonly [code: string]: ErrorDefinition }

type PlaceholderIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderIn<Rest>
  : never

/** The parameters that a definition's detail needs, by its English text. */
export type ParamsFor<D extends ErrorDefinition> = {
  readonly [Name in PlaceholderIn<D['detail']['en']>]: ParamValue
}

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/

/** Refuses a definition that could not be answered with. @throws Error naming the code and the fault */
export function checkErrorDefinition(code: string, definition: ErrorDefinition): void {
  const fault = (what: string) => new Error(`error code ${code}: ${what}`)
  if (!CODE.test(code)) throw fault('is not in SCREAMING_SNAKE')
  if (!(Number.isInteger(definition.status) && definition.status >= 400 && definition.status <= 599)) {
    throw fault('has a status outside 400–599')
  }
  const known = placeholders(definition.detail.en)
  if (known.toSorted().join() !== placeholders(definition.detail.zh).toSorted().join()) {
    throw fault('has different placeholders in its two languages')
  }
  const others = [definition.title.en, definition.title.zh, definition.next?.en ?? '', definition.next?.zh ?? '']
  const stray = others.flatMap(placeholders).find((name) => !known.includes(name))
  if (stray !== undefined) throw fault(`uses {${stray}}, which its detail lacks`)
}
