import { format } from 'node:util'
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino'
import { withoutValues } from './loggable-error.ts'
import { scrubFields } from './scrub-fields.ts'
import { scrubText } from './scrub-text.ts'

/** The process's logger: one JSON object a line, scrubbed of personal data. `child(bindings)` adds fields. */
export type Logger = PinoLogger

/** What a logger is made of. */
export type LoggerOptions = {
  readonly service: string
  readonly version: string
  /** The lowest level that is written; `info` by default. */
  readonly level?: string
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream
}

/**
 * A logger whose lines carry `time` (RFC 3339), `level`, `service`, `version` and `msg`. Whatever is handed to it is
 * scrubbed (`scrubFields`, `scrubText`): object fields, child bindings, errors, and the message with its arguments.
 */
export function createLogger(options: LoggerOptions): Logger {
  const log = pino(
    {
      level: options.level ?? 'info',
      base: { service: options.service, version: options.version },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {
        level: (label) => ({ level: label }),
        log: scrubFields,
      },
      // pino's own would take the reduced error apart once more.
      serializers: { err: (reduced: unknown) => reduced },
      hooks: { logMethod: logScrubbed },
    },
    options.destination ?? pino.destination({ sync: true }),
  )
  scrubBindings(log)
  return log
}

/** pino formats the bindings of the first logger only, not of its children: those go round `formatters`. */
function scrubBindings(log: PinoLogger): void {
  const child = log.child
  log.child = function childScrubbed(this: PinoLogger, bindings: object, options?: object) {
    return child.call(this, scrubFields(bindings as Record<string, unknown>), options)
  } as PinoLogger['child']
}

type LogMethod = (this: PinoLogger, fields: object, message?: string) => void

function logScrubbed(this: PinoLogger, args: readonly unknown[], method: unknown): void {
  const [first, ...rest] = args
  const write = method as LogMethod
  if (first instanceof Error) {
    write.call(this, { err: first }, rest.length > 0 ? messageOf(rest) : withoutValues(first.message))
  } else if (typeof first === 'object' && first !== null) {
    const err = (first as { err?: unknown }).err
    const message = rest.length > 0 ? messageOf(rest) : err instanceof Error ? withoutValues(err.message) : undefined
    write.call(this, first, message)
  } else {
    write.call(this, {}, messageOf(args))
  }
}

function messageOf(parts: readonly unknown[]): string {
  const clean = parts.map((part) => {
    if (part instanceof Error) return withoutValues(part.message)
    return typeof part === 'object' && part !== null ? scrubFields(part as Record<string, unknown>) : part
  })
  return scrubText(format(...clean))
}
