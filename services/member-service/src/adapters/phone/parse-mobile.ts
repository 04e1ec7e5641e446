import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'
import type { ParseMobile } from '../../domain/identifier.ts'

/**
 * Reads mobile numbers by the numbering plans of libphonenumber (metadata of mobile numbers only, so that a landline, which gets no
 * SMS, is none). Without a country code it is a number of mainland China.
 */
export const parseMobile: ParseMobile = (text) => {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'CN', extract: false })
  return number?.isValid() && number.ext === undefined ? number.number : null
}
