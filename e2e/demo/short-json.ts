const WIDTH = 110
const TEXT_MAX = 64
const ITEMS_MAX = 4

/** JSON for a person: long texts and lists are cut, and it is broken into lines only where it does not fit. */
export function shortJson(value: unknown, indent = ''): string {
  const flat = inline(value)
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  const parts = isList
    ? cut(value).map((item) => `${inner}${shortJson(item, inner)}`)
    : Object.entries(value).map(([name, item]) => `${inner}"${name}": ${shortJson(item, inner)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  return [open, parts.join(',\n'), `${indent}${close}`].join('\n')
}

function inline(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > TEXT_MAX ? `${value.slice(0, TEXT_MAX)}…` : value)
  if (Array.isArray(value)) return `[${cut(value).map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([name, item]) => `"${name}": ${inline(item)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function cut(list: readonly unknown[]): unknown[] {
  return list.length > ITEMS_MAX ? [...list.slice(0, ITEMS_MAX), `… ${list.length - ITEMS_MAX} more`] : [...list]
}
