/** A start that did not work out: what happened, a stable code, the next step. Shown to a person as it is. */
export class StartFailure extends Error {
  constructor(code: string, what: string, next: string, options?: ErrorOptions) {
    super(`${what} [${code}]\n  What to do: ${next}`, options)
  }
}
