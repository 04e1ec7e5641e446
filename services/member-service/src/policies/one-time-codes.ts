import type { OneTimeCodePolicy } from '../domain/code-sending.ts'

/**
 * One-time codes, version 1 [2.1]. The cap per client address leaves room for the people behind one address of a company
 * or a mobile network, and still stops one machine from writing to thousands.
 */
export const oneTimeCodesV1: OneTimeCodePolicy = {
  version: 1,
  digits: 6,
  validForMs: 5 * 60_000,
  triesMax: 5,
  resendAfterMs: 60_000,
  identifierPerDayMax: 10,
  clientPerDayMax: 200,
}
