import type { Instant } from '@laurel/kernel'

/** The tiers of 3.1, lowest first. */
export type Tier = 'ordinary' | 'silver' | 'gold' | 'diamond'

/** Which benefits each tier has, as data of a policy version [3.4]. The codes are what other teams read from the topic. */
export interface BenefitsPolicy {
  readonly version: number
  readonly entitlements: Readonly<Record<Tier, readonly string[]>>
}

/** A benefit that is withheld, why, and until when (null: until it is lifted) [2.4, 9.3]. */
export interface Restriction {
  readonly benefit: string
  readonly reasonCode: string
  readonly endsAt: Instant | null
}

/** What a member is and may do, each part with the version of the policy that it follows from [1.1, 3.3]. */
export interface Standing {
  readonly status: 'active' | 'closed'
  readonly tier: Tier
  readonly tierSince: Instant
  readonly tierPolicyVersion: number
  readonly memberSince: Instant
  readonly entitlements: readonly string[]
  readonly benefitsPolicyVersion: number
  readonly restrictions: readonly Restriction[]
}

/** The policy versions in force that a standing is made by. */
export interface StandingPolicies {
  readonly tierPolicyVersion: number
  readonly benefits: BenefitsPolicy
}

/** The standing that a member starts with [3.1]: ordinary, nothing withheld, whatever they were in an older system. */
export function startingStanding(memberSince: Instant, now: Instant, policies: StandingPolicies): Standing {
  return {
    status: 'active',
    tier: 'ordinary',
    tierSince: now,
    tierPolicyVersion: policies.tierPolicyVersion,
    memberSince,
    entitlements: policies.benefits.entitlements.ordinary,
    benefitsPolicyVersion: policies.benefits.version,
    restrictions: [],
  }
}
