/** Takes one line of progress for a person to read. No line holds personal data or a password. */
export type Log = (line: string) => void
