/**
 * Gives the value back if it is an integer that a double holds exactly (below 2^53 in size), as money and points must
 * be; throws RangeError otherwise. `what` names the figure in the message. -0 is given back as 0.
 */
export const safeInteger = (value: number, what: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a safe integer`)
  return value + 0
}
