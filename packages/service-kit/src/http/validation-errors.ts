import type { ErrorObject } from 'ajv'
import type { FieldError, FieldPlace } from '../problem/field-error.ts'
import { fieldFault } from './field-fault.ts'

const PLACES: { readonly [context: string]: FieldPlace } = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
}

const ERRORS_MAX = 20

/** The validator's errors as the reader's: one per field and fault, in the order found, at most 20. */
export function validationErrors(errors: readonly ErrorObject[], context: string): FieldError[] {
  const place = PLACES[context] ?? 'body'
  const found = new Map<string, FieldError>()
  for (const error of withoutAlternatives(errors)) {
    const fault: FieldError = { in: place, field: fieldOf(error), ...fieldFault(error) }
    found.set(`${fault.field} ${fault.code}`, fault)
    if (found.size === ERRORS_MAX) break
  }
  return [...found.values()]
}

/**
 * When no alternative of an anyOf fits, the validator reports the faults of each one. Those are noise beside the
 * one fault that none fits, unless one alternative alone was meant: it is then that one's faults that help.
 */
function withoutAlternatives(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors
    .filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf')
    .reduce((kept, whole) => resolveAlternative(kept, whole), errors)
}

function resolveAlternative(errors: readonly ErrorObject[], whole: ErrorObject): readonly ErrorObject[] {
  const prefix = `${whole.schemaPath}/`
  const inner = errors.filter((error) => error.schemaPath.startsWith(prefix))
  const others = errors.filter((error) => !inner.includes(error) && error !== whole)
  const byBranch = Map.groupBy(inner, (error) => error.schemaPath.slice(prefix.length).split('/')[0])
  const meant = [...byBranch.values()].filter((branch) => !branch.some((error) => tellsApart(error, whole)))
  const [only] = meant
  if (meant.length === 1 && only !== undefined) return [...others, ...only]
  return [...others, simpleChoice(inner, whole) ?? whole]
}

/** Alternatives that are plain values, or plain types, are one fault: none of these values, none of these types. */
function simpleChoice(inner: readonly ErrorObject[], whole: ErrorObject): ErrorObject | undefined {
  if (!inner.every((error) => error.instancePath === whole.instancePath)) return undefined
  const values = inner.filter((error) => error.keyword === 'const')
  const types = inner.filter((error) => error.keyword === 'type')
  if (values.length > 0 && values.length + types.length === inner.length) {
    const allowedValues = values.map((error) => (error.params as { allowedValue: unknown }).allowedValue)
    return { ...whole, keyword: 'enum', params: { allowedValues } }
  }
  if (types.length !== inner.length) return undefined
  return {
    ...whole,
    keyword: 'type',
    params: { type: types.flatMap((error) => (error.params as { type: string }).type) },
  }
}

/** Whether the error says that its alternative was not the one meant: another type, or another discriminating value. */
function tellsApart(error: ErrorObject, whole: ErrorObject): boolean {
  const ofDirectField = error.instancePath.split('/').length <= whole.instancePath.split('/').length + 1
  if (error.keyword === 'type') return error.instancePath === whole.instancePath
  return ofDirectField && (error.keyword === 'const' || error.keyword === 'enum')
}

function fieldOf(error: ErrorObject): string {
  const params = error.params as { missingProperty?: string; additionalProperty?: string }
  const last = params.missingProperty ?? params.additionalProperty
  return last === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(last)}`
}

function escapePointer(name: string): string {
  // The name is the sender's own; cut so that an answer cannot be made huge by it.
  return name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')
}
