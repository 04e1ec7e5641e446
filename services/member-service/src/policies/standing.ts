import type { StandingPolicies } from '../domain/standing.ts'
import { benefitsV1 } from './benefits.ts'

/** What standings are made by at present: version 1 of the tier policy [3.2] and of the benefits [3.4]. */
export const standingPoliciesV1: StandingPolicies = { tierPolicyVersion: 1, benefits: benefitsV1 }
