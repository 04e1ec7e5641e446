import type { Policies } from '../application/ports.ts'
import { agreements } from './agreements/catalogue.ts'
import { displayNamesV1 } from './display-names.ts'
import { oneTimeCodesV1 } from './one-time-codes.ts'
import { passwordTriesV1 } from './password-tries.ts'
import { passwordsV1 } from './passwords.ts'
import { sessionsV1 } from './sessions.ts'
import { standingPoliciesV1 } from './standing.ts'

/** The policy versions that the service runs by. */
export const policiesInForce: Policies = {
  agreements,
  codes: oneTimeCodesV1,
  displayNames: displayNamesV1,
  passwords: passwordsV1,
  passwordTries: passwordTriesV1,
  sessions: sessionsV1,
  standing: standingPoliciesV1,
}
