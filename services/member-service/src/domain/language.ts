/** The languages that Laurel speaks to members. */
export type Language = 'zh' | 'en'

/** One text in each language. */
export type Translated = Readonly<Record<Language, string>>
