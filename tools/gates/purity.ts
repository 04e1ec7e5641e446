import { type Node, Visitor } from 'oxc-parser'
import { isExempt } from './exemptions.ts'
import { type Finding, report } from './report.ts'
import { isTest, readSource, type Source, trackedPaths } from './sources.ts'
import { parse } from './syntax.ts'

/** Rules, what they stand on, and handlers: the same input must give the same result, in a replay and in a dry run too. */
const pure =
  /^(packages\/kernel\/src\/|services\/[^/]+\/src\/domain\/|services\/[^/]+\/src\/adapters\/kafka\/[^/]+\.handler\.ts$)/

const worlds = ['process', 'crypto', 'performance', 'globalThis']
const calls = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date']

const lessons = {
  clock:
    'a pure rule may not read the clock, because a replay must give the same result. Take the instant as an argument.',
  chance:
    'a pure rule may not draw a random number or make an id, because a replay must give the same result. Take it as an argument.',
  world:
    'a pure rule may not reach for the process or its globals, because a test could then not give it all that it depends on. Take the value as an argument.',
  waiting:
    'a pure rule may not wait, because a whole batch is decided in memory in one go. Load what it needs before, and pass it in.',
} as const

type Lesson = keyof typeof lessons

export const checkPurity = (source: Source): readonly Finding[] => {
  const { program, lineAt } = parse(source)
  const findings: Finding[] = []
  const add = (lesson: Lesson, { start }: Node) =>
    findings.push({ path: source.path, line: lineAt(start), rule: `pure-${lesson}`, message: lessons[lesson] })
  const flagWaiting = (node: Node & { async?: boolean }) => node.async === true && add('waiting', node)
  new Visitor({
    MemberExpression: (node) => {
      const lesson =
        node.object.type === 'Identifier' ? lessonOf(node.object.name, text(source, node.property)) : undefined
      if (lesson !== undefined) add(lesson, node)
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && calls.includes(callee.name))
        add(callee.name === 'Date' ? 'clock' : 'world', callee)
    },
    NewExpression: (node) => {
      if (text(source, node.callee) === 'Date' && node.arguments.length === 0) add('clock', node)
    },
    ArrowFunctionExpression: flagWaiting,
    FunctionDeclaration: flagWaiting,
    FunctionExpression: flagWaiting,
  }).visit(program)
  return findings
}

const text = (source: Source, { start, end }: Node): string => source.text.slice(start, end)

const lessonOf = (object: string, property: string): Lesson | undefined => {
  if (object === 'Date' && property === 'now') return 'clock'
  if (object === 'performance') return 'clock'
  if (object === 'crypto' || (object === 'Math' && property === 'random')) return 'chance'
  return worlds.includes(object) ? 'world' : undefined
}

if (import.meta.main) {
  const paths = trackedPaths().filter(
    (path) => pure.test(path) && path.endsWith('.ts') && !isTest(path) && !isExempt(path, 'purity'),
  )
  report('purity', `${paths.length} files`, paths.map(readSource).flatMap(checkPurity))
}
