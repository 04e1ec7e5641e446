const EMAIL = /[\p{L}\p{N}._+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/gu
const CHINESE_MOBILE = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g
const E164 = /\+\d{8,15}(?!\d)/g
const CHINESE_ID = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g
const JWT = /\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g
const BEARER = /\b(Bearer|Basic)\s+[\w+/=.~-]+/gi
const URL_LOGIN = /:\/\/[^\s/@"]{1,256}@/g
const URL_QUERY = /([\w)\]/.:-])\?[\w%.~+[\]-]{1,64}=[^\s"'<>]*/g

const TEXT_LENGTH_MAX = 4000

/**
 * Takes out of a text what looks like personal data or a credential: e-mail addresses, phone numbers (Chinese mobile,
 * E.164), Chinese identity numbers, tokens, logins and queries in URLs. A net below the rule that such data is not
 * logged at all: names and free text have no shape to catch. Texts of over 4,000 characters are cut.
 */
export function scrubText(text: string): string {
  const cut = text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text
  return cut
    .replace(URL_LOGIN, '://[login]@')
    .replace(URL_QUERY, '$1?[query]')
    .replace(JWT, '[token]')
    .replace(BEARER, '$1 [token]')
    .replace(EMAIL, '[email]')
    .replace(CHINESE_ID, '[id number]')
    .replace(CHINESE_MOBILE, '[phone]')
    .replace(E164, '[phone]')
}
