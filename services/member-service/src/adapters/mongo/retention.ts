const dayMs = 24 * 60 * 60_000

/**
 * When MongoDB may remove a document that is of no more use. It goes by its own clock, so this is counted from the machine's,
 * not from the process's, which development can set to another day.
 */
export function removeIn(days: number): Date {
  return new Date(Date.now() + days * dayMs)
}
