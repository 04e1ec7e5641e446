import { type Currency, type Instant, invariant, minorUnitsPerUnit, safeInteger } from '@laurel/kernel'
import type { Tier } from './tier.ts'

/** One immutable version of the rules by which purchases earn points [3.5, 6.1, 6.9]. */
export type EarningPolicy = {
  readonly kind: 'points-earning'
  readonly version: number
  readonly effectiveFrom: Instant
  readonly pointsPerYuan: number
  readonly currency: Currency
  /** In whole percent: 120 is 1.2 times. */
  readonly multiplierPercent: Readonly<Record<Tier, number>>
  readonly validYears: number
}

/**
 * The version in force at an instant: of those that had taken effect, the one that did so last. For an instant before
 * the first version it is the first, since a platform's past is brought in under the rules that Laurel began with.
 */
export const policyAt = (versions: readonly EarningPolicy[], instant: Instant): EarningPolicy => {
  let first = versions[0]
  invariant(first, '[3.5] there is no version of the earning rules')
  let inForce: EarningPolicy | undefined
  for (const candidate of versions) {
    if (candidate.effectiveFrom < first.effectiveFrom) first = candidate
    const isNewer = inForce === undefined || candidate.effectiveFrom >= inForce.effectiveFrom
    if (candidate.effectiveFrom <= instant && isNewer) inForce = candidate
  }
  return inForce ?? first
}

/** The version of that number. It made a posting, so it must be kept for as long as the posting is. */
export const policyOfVersion = (versions: readonly EarningPolicy[], version: number): EarningPolicy => {
  const policy = versions.find((candidate) => candidate.version === version)
  invariant(policy, () => `[6.4] version ${version} of the earning rules made a posting and is gone`)
  return policy
}

/**
 * Points for an amount paid [6.1]: whole yuan, times points per yuan, times the multiplier; each rounded down, in
 * integers throughout. Throws RangeError for amounts past some forty million million yuan, where integers end.
 */
export const pointsFor = (policy: EarningPolicy, amountMinor: number, multiplierPercent: number): number => {
  const wholeYuan = wholeParts(amountMinor, minorUnitsPerUnit[policy.currency])
  return wholeParts(safeInteger(wholeYuan * policy.pointsPerYuan * multiplierPercent, 'Hundredths of points'), 100)
}

// Not Math.floor(a / b): the quotient of large integers is rounded before it is cut.
const wholeParts = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor
