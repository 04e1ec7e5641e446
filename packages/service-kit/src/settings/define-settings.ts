import { expectedText } from './expected-text.ts'
import { nearestName } from './nearest-name.ts'
import { readSetting } from './read-setting.ts'
import type { Setting, SettingsOf, SettingsTable } from './setting.ts'
import { textForm } from './setting-schema.ts'
import { type SettingProblem, SettingsError } from './settings-error.ts'

/** Variables as a process has them: `process.env`. */
export type Environment = { readonly [name: string]: string | undefined }

/** A rule over several settings: what is wrong with the loaded values, or null. It must not quote a secret. */
export type SettingsRule<T extends SettingsTable> = (values: SettingsOf<T>) => SettingProblem | null

/** A declared table of settings: the one place that reads a service's environment, and the source of its docs. */
export type Settings<T extends SettingsTable> = {
  readonly table: T
  /**
   * Reads the environment. An empty variable counts as missing.
   *
   * @param warn told about each LAUREL_* variable that the table does not know, with the nearest known name
   * @throws SettingsError listing every problem at once; rules are checked when the values themselves are right
   */
  load(env: Environment, warn?: (message: string) => void): SettingsOf<T>
  /** The values as text that may be logged: secrets are `(set)` or `(not set)`, credentials in URLs are masked. */
  describe(values: SettingsOf<T>): Record<string, string>
}

/**
 * Declares settings. A default that its own schema refuses, or a required setting that is optional too, is a fault of
 * the declaration and throws here.
 */
export function defineSettings<const T extends SettingsTable>(
  table: T,
  rules: readonly SettingsRule<T>[] = [],
): Settings<T> {
  for (const [name, setting] of Object.entries(table)) checkDeclaration(name, setting)
  return {
    table,
    load(env, warn = () => {}) {
      for (const message of unknownNames(table, env)) warn(message)
      const { values, problems } = readAll(table, env)
      if (problems.length > 0) throw new SettingsError(problems)
      const loaded = Object.freeze(values) as SettingsOf<T>
      const broken = rules.map((rule) => rule(loaded)).filter((problem) => problem !== null)
      if (broken.length > 0) throw new SettingsError(broken)
      return loaded
    },
    describe: (values) =>
      Object.fromEntries(Object.entries(table).map(([name, setting]) => [name, shown(setting, values[name])])),
  }
}

function readAll(table: SettingsTable, env: Environment) {
  const values: Record<string, unknown> = {}
  const problems: SettingProblem[] = []
  const production = (env.LAUREL_MODE || table.LAUREL_MODE?.default) === 'production'
  for (const [name, setting] of Object.entries(table)) {
    const given = env[name]?.trim() || undefined
    const problem = readOne(name, setting, given, production, values)
    if (problem !== null) problems.push(problem)
  }
  return { values, problems }
}

function readOne(
  name: string,
  setting: Setting,
  given: string | undefined,
  production: boolean,
  values: Record<string, unknown>,
): SettingProblem | null {
  const expected = expectedText(setting.schema)
  if (given !== undefined && setting.developmentOnly === true && production) {
    return { name, problem: 'is refused in production', expected: 'no value, unless LAUREL_MODE is development' }
  }
  const text = given ?? setting.default
  if (text === undefined) {
    values[name] = undefined
    return setting.optional === true ? null : { name, problem: 'is missing', expected }
  }
  const read = readSetting(setting.schema, text)
  if (!read.ok) {
    const problem = { name, problem: 'has a value that does not fit', expected }
    return setting.secret === true ? problem : { ...problem, given: quoted(setting, text) }
  }
  values[name] = read.value
  return null
}

function quoted(setting: Setting, text: string): string {
  const masked = textForm(setting.schema) === 'url' ? maskCredentials(text) : text
  return JSON.stringify(masked.length > 80 ? `${masked.slice(0, 80)}…` : masked)
}

function shown(setting: Setting, value: unknown): string {
  if (setting.secret === true) return value === undefined ? '(not set)' : '(set)'
  if (value === undefined) return '(not set)'
  return textForm(setting.schema) === 'url' ? maskCredentials(String(value)) : String(value)
}

function maskCredentials(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//…@')
}

function unknownNames(table: SettingsTable, env: Environment): string[] {
  const known = Object.keys(table)
  return Object.keys(env)
    .filter((name) => name.startsWith('LAUREL_') && table[name] === undefined)
    .map((name) => {
      const nearest = nearestName(name, known)
      return nearest === undefined ? `${name} is not a setting` : `${name} is not a setting; did you mean ${nearest}?`
    })
}

function checkDeclaration(name: string, setting: Setting): void {
  if (setting.default !== undefined && !readSetting(setting.schema, setting.default).ok) {
    throw new Error(`the default of the setting ${name} does not fit its schema`)
  }
  if (setting.default !== undefined && setting.optional === true) {
    throw new Error(`the setting ${name} has a default, so it must not be optional as well`)
  }
}
