import { type CallExpression, type Node, Visitor } from 'oxc-parser'
import { groupingCalls, isExempt, isGenerated } from './exemptions.ts'
import { type Finding, report } from './report.ts'
import { isCode, readSource, type Source, trackedPaths } from './sources.ts'
import { parse } from './syntax.ts'

/** Every line counts, blank ones and comments too: it is what a reader scrolls past. A doc comment above a function is not in it. */
export const caps = { file: 300, function: 50 } as const

const fileLesson = `a file has at most ${caps.file} lines. Give each thing in it a file of its own, named after what it exports.`
const functionLesson =
  `a function has at most ${caps.function} lines, closures counted. Lift its steps out into named functions that say what ` +
  'they do, so that this one reads as a list of them.'

export const checkSizes = (source: Source): readonly Finding[] => {
  const lines = source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0)
  const tooLong = lines > caps.file ? [{ path: source.path, line: lines, rule: 'file-size', message: fileLesson }] : []
  return [...tooLong, ...(isCode(source.path) ? longFunctions(source) : [])]
}

const longFunctions = (source: Source): readonly Finding[] => {
  const { program, lineAt } = parse(source)
  const findings: Finding[] = []
  const grouping = new Set<Node>()
  const measure = (node: Node): void => {
    if (grouping.has(node) || lineAt(node.end - 1) - lineAt(node.start) + 1 <= caps.function) return
    findings.push({ path: source.path, line: lineAt(node.start), rule: 'function-size', message: functionLesson })
  }
  new Visitor({
    CallExpression: (node) => {
      if (source.path.endsWith('.test.ts') && isGrouping(node.callee, source.text))
        for (const argument of node.arguments) grouping.add(argument)
    },
    ArrowFunctionExpression: measure,
    FunctionDeclaration: measure,
    FunctionExpression: measure,
  }).visit(program)
  return findings
}

/** `describe(…)`, `describe.skipIf(…)(…)`, and `describe.each` with a table as a template. */
const isGrouping = (callee: CallExpression['callee'], text: string): boolean => {
  const named = callee.type === 'CallExpression' ? callee.callee : callee
  const name = named.type === 'TaggedTemplateExpression' ? named.tag : named
  return groupingCalls.includes(text.slice(name.start, name.end).split('.')[0] ?? '')
}

const measured = /\.([cm]?[jt]s|py|sh|ya?ml)$|(^|\/)Dockerfile$/

if (import.meta.main) {
  const paths = trackedPaths().filter((path) => measured.test(path) && !isGenerated(path) && !isExempt(path, 'sizes'))
  report('sizes', `${paths.length} files`, paths.map(readSource).flatMap(checkSizes))
}
