import { describe, expect, test } from 'vitest'
import { caps, checkSizes } from './sizes.ts'

const lines = (count: number, line = '  step()') => Array.from({ length: count }, () => line).join('\n')
const arrow = (total: number) => `() => {\n${lines(total - 2)}\n}`
const found = (path: string, text: string) => checkSizes({ path, text }).map(({ line, rule }) => `${rule}:${line}`)

describe('files', () => {
  test('a file at the cap passes and one line more is found', () => {
    expect(found('a.ts', `${lines(caps.file, '// x')}\n`)).toEqual([])
    expect(found('a.ts', `${lines(caps.file + 1, '// x')}\n`)).toEqual(['file-size:301'])
  })

  test('tests have the same cap on the file', () => {
    expect(found('a.unit.test.ts', lines(301, '// x'))).toEqual(['file-size:301'])
  })
})

describe('functions', () => {
  test('a function at the cap passes and one line more is found', () => {
    expect(found('a.ts', `const f = ${arrow(caps.function)}`)).toEqual([])
    expect(found('a.ts', `\nconst f = ${arrow(caps.function + 1)}`)).toEqual(['function-size:2'])
  })

  test.each([
    ['declaration', `function f() {\n${lines(49)}\n}`],
    ['method', `class A { m() {\n${lines(49)}\n} }`],
    ['getter', `const a = { get m() {\n${lines(49)}\n} }`],
    ['closure handed over', `run(async () => {\n${lines(49)}\n})`],
    ['typed generic arrow', `const f = <T,>(a: T): void => {\n${lines(49)}\n}`],
  ])('a %s is measured', (_kind, text) => {
    expect(found('a.ts', text)).toEqual(['function-size:1'])
  })

  test('the lines of closures count for the function around them', () => {
    expect(found('a.ts', `const f = () => {\n${lines(30)}\nrun(${arrow(25)})\n}`)).toEqual(['function-size:1'])
  })
})

describe('tests', () => {
  const group = (call: string, inner: string) => `${call}, () => {\n${lines(60, '')}\n${inner}\n})`

  test.each(["describe('x'", "describe.skipIf(true)('x'", "describe.each([1])('x'", 'describe.each`a`("x"'])(
    'the callback of %s may be long',
    (call) => {
      expect(found('a.unit.test.ts', group(call, ''))).toEqual([])
    },
  )

  test('a test inside it may not', () => {
    expect(found('a.unit.test.ts', group("describe('x'", `test('y', ${arrow(51)})`))).toEqual(['function-size:62'])
  })

  test('nor may a describe outside of a test file', () => {
    expect(found('a.ts', group("describe('x'", ''))).toEqual(['function-size:1'])
  })
})
