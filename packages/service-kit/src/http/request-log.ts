import type { FastifyBaseLogger } from 'fastify'

/**
 * A request's logger: its lines carry the trace id. The child that adds it is made when the first line is written, for
 * most requests write none, and a child costs as much as all of their routing.
 */
export class RequestLog implements FastifyBaseLogger {
  readonly #parent: FastifyBaseLogger
  readonly #bindings: Record<string, unknown>
  #own: FastifyBaseLogger | undefined

  constructor(parent: FastifyBaseLogger, bindings: Record<string, unknown>) {
    this.#parent = parent
    this.#bindings = bindings
  }

  get level(): string {
    return this.#parent.level
  }

  set level(level: string) {
    this.#child().level = level
  }

  readonly silent: FastifyBaseLogger['silent'] = () => {}

  child: FastifyBaseLogger['child'] = (bindings, options) => this.#child().child(bindings, options)
  trace: FastifyBaseLogger['trace'] = (...line: [unknown]) => this.#child().trace(...line)
  debug: FastifyBaseLogger['debug'] = (...line: [unknown]) => this.#child().debug(...line)
  info: FastifyBaseLogger['info'] = (...line: [unknown]) => this.#child().info(...line)
  warn: FastifyBaseLogger['warn'] = (...line: [unknown]) => this.#child().warn(...line)
  error: FastifyBaseLogger['error'] = (...line: [unknown]) => this.#child().error(...line)
  fatal: FastifyBaseLogger['fatal'] = (...line: [unknown]) => this.#child().fatal(...line)

  #child(): FastifyBaseLogger {
    this.#own ??= this.#parent.child(this.#bindings)
    return this.#own
  }
}
