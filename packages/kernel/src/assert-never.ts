/**
 * Closes a `switch` over a union: a new member of the union that is not handled does not compile. If a value from
 * outside gets here all the same, it throws rather than pass for a case that was thought of. Only the value's kind is
 * named in the message, since the value itself may hold personal data.
 */
export const assertNever = (value: never): never => {
  throw new TypeError(`A ${typeof value} that no case of this union covers was not expected here`)
}
