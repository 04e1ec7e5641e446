import { describe, expect, test } from 'vitest'
import { agreements } from '../policies/agreements/catalogue.ts'
import { type AgreementVersion, consentsForRegistration, versionInForce } from './consent.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const both = { zh: '', en: '' }
const version = (document: AgreementVersion['document'], number: string, from: string): AgreementVersion => ({
  document,
  version: number,
  inForceFrom: day(from),
  title: both,
  text: both,
  textDigest: both,
})
const catalogue = [
  version('user-agreement', '1', '2026-01-01'),
  version('user-agreement', '2', '2026-06-01'),
  version('privacy-policy', '1', '2026-01-01'),
]
const yes = (document: AgreementVersion['document'], number: string) => ({ document, version: number })

describe('the version in force', () => {
  test('[3.5] is the latest whose day has come', () => {
    expect(versionInForce(catalogue, 'user-agreement', day('2025-12-31'))).toBeNull()
    expect(versionInForce(catalogue, 'user-agreement', day('2026-06-01') - 1)?.version).toBe('1')
    expect(versionInForce(catalogue, 'user-agreement', day('2026-06-01'))?.version).toBe('2')
  })
})

describe('the consents of a registration', () => {
  const at = day('2026-11-24')

  test('[2.2] are an explicit yes to the current version of both documents', () => {
    const decision = consentsForRegistration(catalogue, [yes('privacy-policy', '1'), yes('user-agreement', '2')], at)
    expect(decision).toEqual({ ok: true, value: [catalogue[1], catalogue[2]] })
  })

  test('[2.2] are refused without a yes, with what to accept: nothing is assumed', () => {
    expect(consentsForRegistration(catalogue, [], at)).toEqual({
      ok: false,
      error: { code: 'CONSENT_REQUIRED', required: [yes('user-agreement', '2'), yes('privacy-policy', '1')] },
    })
  })

  test('[2.2] a yes to an outdated version, or to a version to come, is none', () => {
    for (const number of ['1', '3']) {
      const given = [yes('user-agreement', number), yes('privacy-policy', '1')]
      expect(consentsForRegistration(catalogue, given, at)).toEqual({
        ok: false,
        error: { code: 'CONSENT_REQUIRED', required: [yes('user-agreement', '2')] },
      })
    }
  })
})

test('[2.2] the shipped agreements have a text and its SHA-256 in each language', () => {
  for (const shipped of agreements) {
    for (const language of ['zh', 'en'] as const) {
      expect(shipped.text[language].length).toBeGreaterThan(500)
      expect(shipped.textDigest[language]).toMatch(/^[0-9a-f]{64}$/)
    }
  }
})
