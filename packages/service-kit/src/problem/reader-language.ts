import type { Language } from './text.ts'

/** The tag that `Content-Language` gets for each language. */
export const LANGUAGE_TAG: { readonly [L in Language]: string } = { zh: 'zh-CN', en: 'en' }

/** Long enough for any browser; a longer header is not read to its end. */
const HEADER_LENGTH_MAX = 256

/**
 * The language of the reader by `Accept-Language` (RFC 9110, 12.5.4): Chinese when some `zh` tag is preferred to every
 * `en` tag and to `*`, else English.
 */
export function readerLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'en'
  let zh = 0
  let other = 0
  for (const part of acceptLanguage.slice(0, HEADER_LENGTH_MAX).toLowerCase().split(',')) {
    const [tag = '', ...options] = part.trim().split(';')
    const weight = weightOf(options)
    // Of two with one weight the first is taken, so a later one must be greater.
    if (/^zh\b/.test(tag)) zh = weight > other ? Math.max(zh, weight) : zh
    else if (/^en\b/.test(tag) || tag === '*') other = weight > zh ? Math.max(other, weight) : other
  }
  return zh > other ? 'zh' : 'en'
}

function weightOf(options: readonly string[]): number {
  const quality = options.map((option) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(option)?.[1]).find((q) => q !== undefined)
  return quality === undefined ? 1 : Math.min(Number(quality), 1)
}
