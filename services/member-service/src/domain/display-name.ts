import { err, ok, type Result } from '@laurel/kernel'

/** The figures for display names, as data of a policy version. Graphemes are what a reader counts as characters. */
export interface DisplayNamePolicy {
  readonly version: number
  readonly graphemesMax: number
  /** Caps combining marks stacked on few characters, which would run over the lines around them. */
  readonly codePointsMax: number
}

// Control, format (bidi overrides, zero width), surrogates, private use, unassigned, line and paragraph separators, and
// letters that show as nothing: with these one name can be made to look like another, or like none. The two variation
// selectors that choose between the text and the picture of an emoji stay.
const invisible = /[\p{C}\p{Zl}\p{Zp}\u2800]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
const spaces = /\p{Zs}+/gu

/** The name in its kept form: composed (NFC), trimmed, runs of spaces as one. */
export function displayNameOf(text: string, policy: DisplayNamePolicy): Result<string, 'DISPLAY_NAME_INVALID'> {
  const name = text.normalize('NFC').replace(spaces, ' ').trim()
  const tooLong = [...name].length > policy.codePointsMax || graphemes(name) > policy.graphemesMax
  if (tooLong || invisible.test(name) || !visible.test(name)) return err('DISPLAY_NAME_INVALID')
  return ok(name)
}

function graphemes(text: string): number {
  return [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].length
}
