import { Ajv, type ErrorObject, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'

const OPTIONS: Options = {
  strict: true,
  strictTuples: false,
  allowUnionTypes: true,
  removeAdditional: false,
  useDefaults: true,
  validateFormats: true,
  ownProperties: true,
}

/** Above this many values only the first fault is reported: a list of all could be far larger than the request. */
const VALUES_MAX = 2000

/**
 * The validator of request parts. Nothing is stripped and bodies and headers are not coerced; text in the query and in
 * the path is read as the number or flag that its schema asks for. All faults of a small request are reported.
 */
export function requestValidatorCompiler(shared: readonly TSchema[]): FastifySchemaCompiler<TSchema> {
  const strict = pair({}, shared)
  const coercing = pair({ coerceTypes: 'array' }, shared)
  return ({ schema, httpPart }) => {
    const { first, all } = httpPart === 'querystring' || httpPart === 'params' ? coercing : strict
    const validateFirst = first.compile(schema)
    let validateAll: typeof validateFirst | undefined
    const validate = (data: unknown) => {
      if (validateFirst(data)) return true
      validate.errors = validateFirst.errors ?? []
      if (countsAtMost(data, VALUES_MAX)) {
        validateAll ??= all.compile(schema)
        validateAll(data)
        validate.errors = validateAll.errors ?? validate.errors
      }
      return false
    }
    validate.errors = [] as ErrorObject[]
    return validate
  }
}

function pair(options: Options, shared: readonly TSchema[]): { first: Ajv; all: Ajv } {
  return { first: makeAjv({ ...options }, shared), all: makeAjv({ ...options, allErrors: true }, shared) }
}

function makeAjv(options: Options, shared: readonly TSchema[]): Ajv {
  const ajv = new Ajv({ ...OPTIONS, ...options })
  // ajv-formats is CommonJS: its default export is the module itself under Node's interop.
  ;(addFormats as unknown as (target: Ajv) => void)(ajv)
  ajv.addVocabulary(['example', 'x-text'])
  for (const schema of shared) ajv.addSchema(schema)
  return ajv
}

function countsAtMost(data: unknown, max: number): boolean {
  const queue: unknown[] = [data]
  for (let i = 0; i < queue.length; i += 1) {
    if (queue.length > max) return false
    const value = queue[i]
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) queue.push(inner)
  }
  return true
}
