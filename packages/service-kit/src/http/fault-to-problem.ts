import type { ErrorObject } from 'ajv'
import { defineErrors } from '../problem/error-catalogue.ts'
import { Problem } from '../problem/problem.ts'
import { validationErrors } from './validation-errors.ts'

/** The framework's own codes, without any service's. */
export const framework = defineErrors({})

type FrameworkCode =
  | 'BAD_URL'
  | 'URI_TOO_LONG'
  | 'BODY_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'MALFORMED_JSON'
  | 'MALFORMED_HTTP'
  | 'NOT_FOUND'

const BY_FASTIFY_CODE: { readonly [code: string]: FrameworkCode } = {
  FST_ERR_BAD_URL: 'BAD_URL',
  FST_ERR_MAX_PARAM_LENGTH: 'URI_TOO_LONG',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_HTTP',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_INVALID_URL: 'BAD_URL',
  FST_ERR_NOT_FOUND: 'NOT_FOUND',
  ECONNRESET: 'MALFORMED_HTTP',
  ERR_STREAM_PREMATURE_CLOSE: 'MALFORMED_HTTP',
}

type Fault = { code?: unknown; validation?: ErrorObject[]; validationContext?: string; statusCode?: unknown }

/** Whatever a request ended in as a problem. What is not known to be the caller's fault is an INTERNAL_ERROR. */
export function faultToProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault
  const { code, validation, validationContext, statusCode } = (typeof fault === 'object' && fault ? fault : {}) as Fault
  if (Array.isArray(validation)) {
    const errors = validationErrors(validation, validationContext ?? 'body')
    return framework.problem('VALIDATION_FAILED', { count: errors.length }, { errors })
  }
  const known = typeof code === 'string' ? BY_FASTIFY_CODE[code] : undefined
  if (known !== undefined) return framework.problem(known)
  // Node reports a body that breaks off as an error with status 400 and no code of its own.
  if (statusCode === 400 && fault instanceof Error && fault.message === 'aborted')
    return framework.problem('MALFORMED_HTTP')
  return framework.problem('INTERNAL_ERROR', {}, { internal: fault })
}
