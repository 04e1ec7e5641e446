import type { PasswordTriesPolicy } from '../domain/password-tries.ts'

/** Tries of a password, version 1: 10 per identifier and 100 per client address in 15 minutes. */
export const passwordTriesV1: PasswordTriesPolicy = {
  version: 1,
  identifierMax: 10,
  clientMax: 100,
  windowMs: 15 * 60_000,
}
