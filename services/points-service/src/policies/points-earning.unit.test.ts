import { expect, test } from 'vitest'
import { earningPolicies } from './points-earning.policy.ts'

test('[6.1] [6.9] the rules that ship have the figures of the policy', () => {
  expect(earningPolicies).toStrictEqual([
    {
      kind: 'points-earning',
      version: 1,
      effectiveFrom: Date.parse('2026-01-01T00:00:00+08:00'),
      pointsPerYuan: 1,
      currency: 'CNY',
      multiplierPercent: { ordinary: 100, silver: 120, gold: 150, diamond: 200 },
      validYears: 2,
    },
  ])
})
