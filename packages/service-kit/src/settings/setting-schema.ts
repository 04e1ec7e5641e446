import { type TSchema, type TUnsafe, Type } from 'typebox'

/** How a setting's text is read when that is not plain from its JSON type. Kept as an annotation on the schema. */
export type TextForm = 'duration' | 'instant' | 'list' | 'url'

function withForm<T>(form: TextForm, schema: TSchema): TUnsafe<T> {
  return Type.Unsafe<T>({ ...schema, 'x-text': form })
}

/** The text form of a schema, or undefined when its JSON type says enough. */
export function textForm(schema: TSchema): TextForm | undefined {
  return (schema as { 'x-text'?: TextForm })['x-text']
}

/** Schemas for the kinds of value that settings have. Any other TypeBox schema of one value will do as well. */
export const settingSchema = {
  /** Text as it stands; not empty unless `minLength` is 0. */
  text: (options: { pattern?: string; minLength?: number; maxLength?: number } = {}) =>
    Type.String({ minLength: 1, ...options }),
  /** A whole number. */
  integer: (options: { minimum?: number; maximum?: number } = {}) => Type.Integer(options),
  /** A TCP port; 0 lets the system choose. */
  port: () => Type.Integer({ minimum: 0, maximum: 65_535 }),
  /** `true` or `false`. */
  flag: () => Type.Boolean(),
  /** One of the given words. */
  oneOf: <const T extends readonly string[]>(...words: T) => Type.Unsafe<T[number]>(Type.Enum([...words])),
  /** Parts separated by commas; blanks around a part are dropped. */
  list: (options: { minItems?: number } = {}) =>
    withForm<readonly string[]>('list', Type.Array(Type.String({ minLength: 1 }), { minItems: 1, ...options })),
  /** An ISO 8601 duration of fixed length (`PT30S`, `P7D`); loaded as ms. */
  duration: (options: { minimum?: number; maximum?: number } = {}) =>
    withForm<number>('duration', Type.Integer({ minimum: 0, ...options })),
  /** An RFC 3339 instant (`2026-11-23T04:00:00Z`); loaded as epoch ms. */
  instant: () => withForm<number>('instant', Type.Integer()),
  /** A URL with one of the given schemes; loaded as text. Credentials in it are masked wherever it is printed. */
  url: (...schemes: readonly string[]) =>
    withForm<string>('url', Type.String({ pattern: `^(${schemes.join('|').replace('+', '\\+')})://.` })),
} as const
