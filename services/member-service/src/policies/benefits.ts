import type { BenefitsPolicy } from '../domain/standing.ts'

/** Benefits by tier, version 1 [3.4]. */
export const benefitsV1: BenefitsPolicy = {
  version: 1,
  entitlements: {
    ordinary: ['browsing', 'basic-activities'],
    silver: ['browsing', 'basic-activities', 'priority-support', 'discount-2-percent'],
    gold: ['browsing', 'basic-activities', 'priority-support', 'discount-5-percent', 'early-activity-entry'],
    diamond: [
      'browsing',
      'basic-activities',
      'own-support-team',
      'discount-8-percent',
      'early-activity-entry',
      'cash-back-2-percent',
      'tailored-service',
    ],
  },
}
