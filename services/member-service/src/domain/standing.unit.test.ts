import { expect, test } from 'vitest'
import { benefitsV1 } from '../policies/benefits.ts'
import { startingStanding } from './standing.ts'

const now = Date.parse('2026-11-24T04:00:00Z')

test('[3.1] [3.4] a new member is ordinary, may browse and join basic activities, and has nothing withheld', () => {
  expect(startingStanding(now, now, { tierPolicyVersion: 1, benefits: benefitsV1 })).toEqual({
    status: 'active',
    tier: 'ordinary',
    tierSince: now,
    tierPolicyVersion: 1,
    memberSince: now,
    entitlements: ['browsing', 'basic-activities'],
    benefitsPolicyVersion: 1,
    restrictions: [],
  })
})

test('[3.2] an imported member starts as ordinary now, and keeps the day they joined the older system', () => {
  const joined = Date.parse('2001-05-06T00:00:00Z')
  const standing = startingStanding(joined, now, { tierPolicyVersion: 1, benefits: benefitsV1 })
  expect(standing).toMatchObject({ tier: 'ordinary', tierSince: now, memberSince: joined })
})
