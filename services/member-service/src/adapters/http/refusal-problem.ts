import { assertNever, type Instant, type Result } from '@laurel/kernel'
import type { FieldError, Problem } from '@laurel/service-kit'
import type { Refusal } from '../../application/refusal.ts'
import { errors } from '../../errors.ts'
import type { HttpPorts } from './http-ports.ts'

/** The value of an outcome; a refusal is thrown as the problem that the reader gets. */
export function answered<T>(ports: HttpPorts, outcome: Result<T, Refusal>): T {
  if (outcome.ok) return outcome.value
  throw refusalProblem(ports, outcome.error)
}

/** The one place where refusals become HTTP. */
function refusalProblem({ policies, now }: HttpPorts, refusal: Refusal): Problem {
  switch (refusal.code) {
    case 'CODE_TOO_SOON':
    case 'CODE_LIMIT_REACHED':
    case 'TOO_MANY_TRIES':
      return laterProblem(refusal.code, refusal.retryAt, now())
    case 'CONSENT_REQUIRED':
      return consentProblem(refusal.required)
    case 'DISPLAY_NAME_INVALID':
      return errors.problem(
        refusal.code,
        { max: policies.displayNames.graphemesMax },
        ofField('/displayName', refusal.code),
      )
    case 'PASSWORD_TOO_SHORT':
      return errors.problem(refusal.code, { min: policies.passwords.lengthMin }, ofField('/password', refusal.code))
    case 'PASSWORD_TOO_LONG':
      return errors.problem(refusal.code, { max: policies.passwords.lengthMax }, ofField('/password', refusal.code))
    case 'PASSWORD_TOO_COMMON':
      return errors.problem(refusal.code, {}, ofField('/password', refusal.code))
    case 'ADDRESS_INVALID':
      return errors.problem(refusal.code, {}, ofField('/address', refusal.code))
    case 'CREDENTIALS_INVALID':
    case 'REFRESH_TOKEN_INVALID':
      // RFC 9110, 15.5.2: a 401 says how to authenticate.
      return errors.problem(refusal.code, {}, { headers: { 'www-authenticate': 'Bearer realm="laurel"' } })
    case 'CODE_INVALID':
    case 'CODE_EXPIRED':
    case 'IDEMPOTENCY_KEY_REUSED':
    case 'ANSWER_ERASED':
    case 'MESSAGE_NOT_FOUND':
      return errors.problem(refusal.code)
    default:
      return assertNever(refusal)
  }
}

type LaterCode = 'CODE_TOO_SOON' | 'CODE_LIMIT_REACHED' | 'TOO_MANY_TRIES'

function laterProblem(code: LaterCode, retryAt: Instant, now: Instant): Problem {
  const seconds = Math.max(1, Math.ceil((retryAt - now) / 1000))
  return errors.problem(code, { seconds }, { headers: { 'retry-after': String(seconds) } })
}

function consentProblem(required: readonly { readonly document: string; readonly version: string }[]): Problem {
  const named = required.map(({ document, version }) => `${document} ${version}`)
  const faults = required.map(({ document, version }): FieldError => {
    const detail = { zh: '需要同意 {document} 版本 {version}。', en: 'Needs a yes to {document} version {version}.' }
    return { in: 'body', field: '/consents', code: 'CONSENT_REQUIRED', detail, params: { document, version } }
  })
  return errors.problem('CONSENT_REQUIRED', { documents: named.join(', ') }, { errors: faults })
}

function ofField(
  field: string,
  code: 'ADDRESS_INVALID' | 'DISPLAY_NAME_INVALID' | `PASSWORD_TOO_${'SHORT' | 'LONG' | 'COMMON'}`,
) {
  const { title } = errors.definitions[code]
  return { errors: [{ in: 'body', field, code, detail: title }] as const }
}
