import type { ConductPolicy } from '../domain/conduct-policy.ts'

/** The rules of conduct that Laurel ships; the categories follow policy.md, chapter 8. */
export const conductPolicy: ConductPolicy = {
  kind: 'conduct',
  version: 1,
  subjectTypes: ['content', 'member', 'order', 'activity'],
  categories: [
    'unlawful',
    'insult',
    'defamation',
    'pornography',
    'violence',
    'terror',
    'attack',
    'harassment',
    'fraud',
    'fake-trade',
    'intellectual-property',
  ],
}
