/** A fault that a person can put right: what happened, a stable code, the next step. */
export class StartError extends Error {
  /**
   * @param {string} code
   * @param {string} what
   * @param {string} next
   */
  constructor(code, what, next) {
    super(`${what} [${code}]\n  What to do: ${next}`)
    this.name = 'StartError'
    this.code = code
  }
}
