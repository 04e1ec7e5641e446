/** The languages that people are answered in (contract.md). */
export type Language = 'zh' | 'en'

/** A sentence in both languages. `{name}` in it stands for a parameter. */
export type Text = { readonly zh: string; readonly en: string }

/** What a placeholder can be filled with; a Text is taken in the reader's language. */
export type ParamValue = string | number | Text

/** The values for a text's placeholders, by name. */
export type Params = { readonly [name: string]: ParamValue }

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g

/** The names of the placeholders in a text, in order, each once. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))]
}

/** The sentence in one language, its placeholders filled. One that has no value stays as it is. */
export function fillText(text: Text, language: Language, params: Params): string {
  return text[language].replace(PLACEHOLDER, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'object' ? value[language] : String(value)
  })
}
