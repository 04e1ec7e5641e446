import type { Static, TSchema } from 'typebox'

/** One setting: a variable of the environment, what it means and which values it takes. */
export type Setting = {
  /** What it decides, for the reader of the generated table. One or two plain sentences. */
  readonly doc: string
  /** What the value must be. The `settingSchema` makers read the text forms (duration, instant, list, flag). */
  readonly schema: TSchema
  /** Taken when the variable is missing or empty, written as in the environment: `'8080'`, `'P7D'`. */
  readonly default?: string
  /** With no default: may be left out. Without this and without a default the setting is required. */
  readonly optional?: true
  /** The value is never printed, neither in errors nor by `describe`. */
  readonly secret?: true
  /** Refused when LAUREL_MODE is `production`. */
  readonly developmentOnly?: true
}

/** A service's settings by variable name. */
export type SettingsTable = { readonly [name: string]: Setting }

type MayBeAbsent<S extends Setting> = S extends { readonly default: string }
  ? false
  : S extends { readonly optional: true }
    ? true
    : false

/** The loaded values: one property per variable, under the variable's name. */
export type SettingsOf<T extends SettingsTable> = {
  readonly [K in keyof T]: MayBeAbsent<T[K]> extends true ? Static<T[K]['schema']> | undefined : Static<T[K]['schema']>
}
