import type { FastifyBaseLogger } from 'fastify'
import type { Level } from 'pino'
import type { Logger } from '../log/logger.ts'

/**
 * A request's logger: its lines carry the trace id. The child that adds it is made when the first line is written, for
 * most requests write none, and a child costs as much as all of their routing.
 */
export class RequestLog implements FastifyBaseLogger {
  readonly #parent: Logger
  readonly #bindings: Record<string, unknown>
  #own: Logger | undefined

  constructor(parent: Logger, bindings: Record<string, unknown>) {
    this.#parent = parent
    this.#bindings = bindings
  }

  get level(): string {
    return this.#parent.level
  }

  set level(level: string) {
    this.#child().level = level
  }

  child(...given: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return this.#child().child(...given)
  }

  trace(...line: unknown[]): void {
    this.#write('trace', line)
  }

  debug(...line: unknown[]): void {
    this.#write('debug', line)
  }

  info(...line: unknown[]): void {
    this.#write('info', line)
  }

  warn(...line: unknown[]): void {
    this.#write('warn', line)
  }

  error(...line: unknown[]): void {
    this.#write('error', line)
  }

  fatal(...line: unknown[]): void {
    this.#write('fatal', line)
  }

  silent(): void {}

  #write(level: Level, line: readonly unknown[]): void {
    const log = this.#own ?? this.#parent
    if (log.isLevelEnabled(level)) this.#child()[level](...(line as [unknown]))
  }

  #child(): Logger {
    this.#own ??= this.#parent.child(this.#bindings)
    return this.#own
  }
}
