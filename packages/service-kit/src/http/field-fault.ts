import type { ErrorObject } from 'ajv'
import type { FieldError } from '../problem/field-error.ts'
import type { Text } from '../problem/text.ts'

type Fault = Pick<FieldError, 'code' | 'detail' | 'params'>

const LIST_MAX = 12

const TYPES: { readonly [type: string]: Text } = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '对象', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
  null: { zh: 'null', en: 'null' },
}

/** Faults by the keyword of JSON Schema that was broken; `{limit}` is filled from the keyword's own parameter. */
const FAULTS: { readonly [keyword: string]: { readonly code: string; readonly detail: Text } } = {
  required: { code: 'REQUIRED', detail: { zh: '缺少此项。', en: 'Is missing.' } },
  dependentRequired: { code: 'REQUIRED', detail: { zh: '缺少此项。', en: 'Is missing.' } },
  additionalProperties: { code: 'UNKNOWN_FIELD', detail: { zh: '没有这一项。', en: 'There is no such field.' } },
  unevaluatedProperties: { code: 'UNKNOWN_FIELD', detail: { zh: '没有这一项。', en: 'There is no such field.' } },
  type: { code: 'WRONG_TYPE', detail: { zh: '应为{type}。', en: 'Must be {type}.' } },
  enum: { code: 'NOT_A_CHOICE', detail: { zh: '应为以下之一：{choices}。', en: 'Must be one of: {choices}.' } },
  const: { code: 'NOT_A_CHOICE', detail: { zh: '应为：{choices}。', en: 'Must be: {choices}.' } },
  minLength: { code: 'TOO_SHORT', detail: { zh: '至少 {limit} 个字符。', en: 'At least {limit} characters.' } },
  maxLength: { code: 'TOO_LONG', detail: { zh: '最多 {limit} 个字符。', en: 'At most {limit} characters.' } },
  minimum: { code: 'TOO_SMALL', detail: { zh: '不得小于 {limit}。', en: 'Must not be less than {limit}.' } },
  maximum: { code: 'TOO_LARGE', detail: { zh: '不得大于 {limit}。', en: 'Must not be more than {limit}.' } },
  exclusiveMinimum: { code: 'TOO_SMALL', detail: { zh: '须大于 {limit}。', en: 'Must be more than {limit}.' } },
  exclusiveMaximum: { code: 'TOO_LARGE', detail: { zh: '须小于 {limit}。', en: 'Must be less than {limit}.' } },
  multipleOf: { code: 'NOT_A_MULTIPLE', detail: { zh: '须为 {limit} 的倍数。', en: 'Must be a multiple of {limit}.' } },
  minItems: { code: 'TOO_FEW', detail: { zh: '至少 {limit} 项。', en: 'At least {limit} items.' } },
  maxItems: { code: 'TOO_MANY', detail: { zh: '最多 {limit} 项。', en: 'At most {limit} items.' } },
  minProperties: { code: 'TOO_FEW', detail: { zh: '至少 {limit} 项。', en: 'At least {limit} fields.' } },
  maxProperties: { code: 'TOO_MANY', detail: { zh: '最多 {limit} 项。', en: 'At most {limit} fields.' } },
  uniqueItems: { code: 'REPEATED', detail: { zh: '不得有重复的项。', en: 'Must not have the same item twice.' } },
  format: { code: 'WRONG_FORMAT', detail: { zh: '格式应为 {format}。', en: 'Must have the format {format}.' } },
  pattern: { code: 'WRONG_FORMAT', detail: { zh: '格式不符。', en: 'Does not have the right form.' } },
  anyOf: { code: 'NO_MATCH', detail: { zh: '不符合任何一种允许的形式。', en: 'Fits none of the accepted forms.' } },
  oneOf: { code: 'NO_MATCH', detail: { zh: '不符合任何一种允许的形式。', en: 'Fits none of the accepted forms.' } },
}

const OTHER: Fault = { code: 'INVALID', detail: { zh: '不符合要求。', en: 'Is not accepted.' } }

/** What one broken keyword means to the reader. Quotes the schema's own figures, never the value that was sent. */
export function fieldFault(error: ErrorObject): Fault {
  const fault = FAULTS[error.keyword]
  if (fault === undefined) return OTHER
  const given = error.params as { limit?: number; multipleOf?: number; type?: string | string[]; format?: string }
  const limit = given.limit ?? given.multipleOf
  return {
    ...fault,
    params: {
      ...(limit !== undefined && { limit }),
      ...(given.type !== undefined && { type: typeText(given.type) }),
      ...(given.format !== undefined && { format: given.format }),
      ...choices(error),
    },
  }
}

function typeText(type: string | readonly string[]): Text {
  const texts = [type].flat().map((name) => TYPES[name] ?? { zh: name, en: name })
  return { zh: texts.map((text) => text.zh).join('或'), en: texts.map((text) => text.en).join(' or ') }
}

function choices(error: ErrorObject): { choices?: string } {
  const { allowedValues, allowedValue } = error.params as { allowedValues?: unknown[]; allowedValue?: unknown }
  const values = allowedValues ?? (error.keyword === 'const' ? [allowedValue] : undefined)
  if (values === undefined) return {}
  const shown = values.slice(0, LIST_MAX).map(String).join(', ')
  return { choices: values.length > LIST_MAX ? `${shown}, …` : shown }
}
