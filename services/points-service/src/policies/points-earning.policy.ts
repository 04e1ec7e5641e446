import { asShanghaiDay, startOfShanghaiDay } from '@laurel/kernel'
import type { EarningPolicy } from '../domain/earning-policy.ts'

/** The versions of the earning rules that Laurel ships [3.5, 6.1, 6.9]. A version is never changed, only superseded. */
export const earningPolicies: readonly EarningPolicy[] = [
  {
    kind: 'points-earning',
    version: 1,
    effectiveFrom: startOfShanghaiDay(asShanghaiDay('2026-01-01')),
    pointsPerYuan: 1,
    currency: 'CNY',
    multiplierPercent: { ordinary: 100, silver: 120, gold: 150, diamond: 200 },
    validYears: 2,
  },
]
