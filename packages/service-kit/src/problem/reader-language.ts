import type { Language } from './text.ts'

/** The tag that `Content-Language` gets for each language. */
export const LANGUAGE_TAG: { readonly [L in Language]: string } = { zh: 'zh-CN', en: 'en' }

/** Long enough for any browser; a longer header is not read to its end. */
const HEADER_LENGTH_MAX = 256

/**
 * The language of the reader by `Accept-Language` (RFC 9110, 12.5.4): English when some `en` tag is
 * preferred to every `zh` tag and to `*`, else Chinese (contract.md: zh-CN is the default).
 */
export function readerLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'zh'
  let en = 0
  let other = 0
  for (const part of acceptLanguage.slice(0, HEADER_LENGTH_MAX).toLowerCase().split(',')) {
    const [tag = '', ...options] = part.trim().split(';')
    const weight = weightOf(options)
    // Of two with one weight the first is taken, so a later one must be greater.
    if (/^en\b/.test(tag)) en = weight > other ? Math.max(en, weight) : en
    else if (/^zh\b/.test(tag) || tag === '*') other = weight > en ? Math.max(other, weight) : other
  }
  return en > other ? 'en' : 'zh'
}

function weightOf(options: readonly string[]): number {
  const quality = options.map((option) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(option)?.[1]).find((q) => q !== undefined)
  return quality === undefined ? 1 : Math.min(Number(quality), 1)
}
