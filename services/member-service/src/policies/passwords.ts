import type { PasswordPolicy } from '../domain/password.ts'
import { commonPasswords } from './common-passwords.ts'

/** Passwords, version 1. */
export const passwordsV1: PasswordPolicy = {
  version: 1,
  lengthMin: 8,
  lengthMax: 128,
  common: commonPasswords,
}
