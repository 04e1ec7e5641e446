type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

const LINE_WIDTH = 120

/**
 * JSON as Biome leaves it: two spaces, and a list or object on one line where it fits in 120 columns. So a generated file
 * needs no formatter run and shows short diffs. Ends with a newline.
 */
export function printJson(value: unknown): string {
  return `${print(value as Json, 0, 0)}\n`
}

function print(value: Json, indent: number, used: number): string {
  const flat = inline(value)
  const fits = indent + used + flat.length + 1 <= LINE_WIDTH
  if (typeof value !== 'object' || value === null) return flat
  if (fits && indent > 0 && !listsObjects(value)) return flat
  const pad = ' '.repeat(indent + 2)
  if (Array.isArray(value))
    return block(
      '[',
      value.map((item: Json) => pad + print(item, indent + 2, 0)),
      ']',
      indent,
    )
  const lines = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => {
      const name = `${JSON.stringify(key)}: `
      return pad + name + print(item as Json, indent + 2, name.length)
    })
  return block('{', lines, '}', indent)
}

function block(open: string, lines: readonly string[], close: string, indent: number): string {
  return lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${' '.repeat(indent)}${close}`
}

function inline(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (entries.length === 0) return '{}'
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${inline(item as Json)}`).join(', ')} }`
}

/** A list of several objects is always one a line, and so is whatever holds it. */
function listsObjects(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner = Object.values(value)
  const many =
    Array.isArray(value) && inner.length > 1 && inner.every((item) => typeof item === 'object' && item !== null)
  return many || inner.some((item) => listsObjects(item as Json))
}
