/** A fault in Laurel itself: something that cannot be so, was. Never caught to carry on; the message is parked. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation'
}

/**
 * Asserts what must hold at this point, in production too. Throws InvariantViolation when it does not.
 * Give a function where making the message costs something: it runs only on failure. The message carries ids and
 * figures only, never personal data: it is logged.
 */
export function invariant(condition: unknown, message: string | (() => string)): asserts condition {
  if (!condition) throw new InvariantViolation(typeof message === 'string' ? message : message())
}
