import { scrubText } from './scrub-text.ts'

/** An error as it is logged: only what is known to be free of values. */
export type LoggableError = {
  readonly type: string
  readonly message: string
  readonly code?: string | number
  readonly stack?: string
  readonly cause?: LoggableError
  readonly errors?: readonly LoggableError[]
}

const CAUSE_DEPTH_MAX = 5
const ERRORS_MAX = 10

/**
 * Reduces an error to type, message, code, stack and causes. Other properties are dropped: drivers hang documents on
 * them (`keyValue`, `writeErrors`, `errInfo`). Values that messages quote are cut out: MongoDB's `dup key: {…}`,
 * JSON.parse's snippet, validators' `value "…"`, and what `scrubText` finds.
 */
export function loggableError(error: Error, depth = 0): LoggableError {
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown }
  const message = withoutValues(error.message)
  return {
    type: error.name === 'Error' ? (error.constructor?.name ?? 'Error') : error.name,
    message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack !== undefined && { stack: cleanStack(error.stack, error.message, message) }),
    ...(cause instanceof Error && depth < CAUSE_DEPTH_MAX && { cause: loggableError(cause, depth + 1) }),
    ...(Array.isArray(errors) && depth < CAUSE_DEPTH_MAX && { errors: loggableErrors(errors, depth) }),
  }
}

function loggableErrors(errors: readonly unknown[], depth: number): LoggableError[] {
  const real = errors.filter((inner) => inner instanceof Error)
  return real.slice(0, ERRORS_MAX).map((inner) => loggableError(inner, depth + 1))
}

/** An error's message without the values that it quotes. */
export function withoutValues(message: string): string {
  const bare = message
    .replace(/\{[\s\S]*\}/g, '{…}')
    .replace(/"[\s\S]*"(?=(?:\.\.\.)? is not valid JSON)/g, '"…"')
    .replace(/value "[\s\S]*?"(?= \(|\s+at |$)/g, 'value "…"')
    .replace(/(invalid "[\w.]+": )[\s\S]*/g, '$1…')
    .replace(/\(`[^`]*`\)/g, '(`…`)')
  return scrubText(bare)
}

function cleanStack(stack: string, message: string, clean: string): string {
  const frames = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : ''
  const name = stack.slice(0, Math.max(0, stack.indexOf(message)))
  return `${name}${clean}${frames.startsWith('\n') ? frames : (/\n\s+at [\s\S]*/.exec(stack)?.[0] ?? '')}`
}
