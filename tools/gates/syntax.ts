import { type Program, parseSync } from 'oxc-parser'
import type { Source } from './sources.ts'

/** A line number for an offset: the parser speaks in offsets, people in lines. */
export type Syntax = { readonly program: Program; readonly lineAt: (offset: number) => number }

export const parse = ({ path, text }: Source): Syntax => {
  const { program, errors } = parseSync(path, text)
  const [first] = errors
  if (first !== undefined) throw new SyntaxError(`${path}: ${first.message}`)
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { program, lineAt: (offset) => lastAtMost(starts, offset) + 1 }
}

const lastAtMost = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
