import { describe, expect, test } from 'vitest'
import { defineErrors, errorsMarkdown, frameworkErrors, Problem, readerLanguage } from '../index.ts'
import { checkErrorDefinition } from './error-definition.ts'
import { problemDocument } from './problem-document.ts'

const text = (en: string, zh = en) => ({ en, zh })
const errors = defineErrors({
  INSUFFICIENT_POINTS: {
    status: 409,
    title: text('Not enough points', '积分不足'),
    detail: { en: 'You have {held} and need {needed}.', zh: '您有 {held} 分，需要 {needed} 分。' },
    next: text('Wait until {held} is enough.', '请等待，目前为 {held}。'),
  },
  CASE_CLOSED: { status: 409, title: text('Closed', '已结案'), detail: text('The case is closed.', '案件已结。') },
})

describe('a catalogue', () => {
  test('knows its own codes and those of the framework', () => {
    expect(errors.problem('CASE_CLOSED').statusCode).toBe(409)
    expect(errors.problem('NOT_FOUND').statusCode).toBe(404)
  })

  test('a wrong code or a missing parameter does not compile', () => {
    // @ts-expect-error: there is no such code
    expect(() => errors.problem('CASE_CLOSD')).toThrow('not in the catalogue')
    // @ts-expect-error: the detail needs its parameters
    errors.problem('INSUFFICIENT_POINTS')
    // @ts-expect-error: one of them is missing
    errors.problem('INSUFFICIENT_POINTS', { held: 1 })
    // @ts-expect-error: there is no such code
    expect(() => errors.responses('CASE_CLOSD')).toThrow()
    errors.problem('INSUFFICIENT_POINTS', { held: 1, needed: 2 })
  })

  test('finds the code of a rejection event, which is only text; not what every object has', () => {
    const problem = errors.problemNamed('INSUFFICIENT_POINTS', { held: 1, needed: 2 })
    expect(problem && problemDocument(problem, 'en').detail).toBe('You have 1 and need 2.')
    expect(errors.problemNamed('NEVER_HEARD_OF')).toBeNull()
    expect(errors.problemNamed('toString')).toBeNull()
  })

  const good = { status: 409, title: text('T'), detail: text('D {a}') }
  test.each([
    ['lower case', 'case_closed', good],
    ['a status that is no error', 'A', { ...good, status: 200 }],
    ['placeholders that differ by language', 'A', { ...good, detail: text('{a}', '{b}') }],
    ['a placeholder that only the title has', 'A', { ...good, title: text('{b}') }],
  ])('%s is refused when it is declared', (_, code, definition) => {
    expect(() => defineErrors({ [code]: definition })).toThrow(code)
  })

  test("a code of the framework's cannot be redefined", () => {
    expect(() => defineErrors({ NOT_FOUND: { ...good, detail: text('D') } })).toThrow('framework')
  })

  test("the framework's own codes keep the same rules", () => {
    for (const [code, definition] of Object.entries(frameworkErrors)) checkErrorDefinition(code, definition)
  })
})

describe('a document', () => {
  test('fills parameters in the language of the reader, and leaves one without value as it is', () => {
    const problem = errors.problemNamed('INSUFFICIENT_POINTS', { held: text('none', '零') }) as Problem
    expect(problemDocument(problem, 'zh').detail).toBe('您有 零 分，需要 {needed} 分。')
    expect(problemDocument(problem, 'en').next).toBe('Wait until none is enough.')
  })

  test('has nothing of what is for the log', () => {
    const problem = errors.problem('CASE_CLOSED', {}, { internal: new Error('inside') })
    expect(JSON.stringify(problemDocument(problem, 'en', 'r1'))).toBe(
      '{"type":"/problems/CASE_CLOSED","title":"Closed","status":409,"detail":"The case is closed.","code":"CASE_CLOSED","requestId":"r1"}',
    )
  })

  test('a problem is cheap: no stack is taken', () => {
    const problem = errors.problem('CASE_CLOSED')
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.stack?.split('\n')).toHaveLength(1)
    expect(new Error('x').stack?.split('\n').length).toBeGreaterThan(1)
  })
})

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN-us;q=0.9, fr', 'en'],
  ['zh, en', 'zh'],
  ['en, zh', 'en'],
  ['zh;q=0.3, en;q=0.4', 'en'],
  ['en;q=0', 'zh'],
  ['*', 'zh'],
  ['fr, en;q=0.1', 'en'],
  ['enga', 'zh'],
  [';;,=q', 'zh'],
  [`${'x,'.repeat(200)}en`, 'zh'],
])('[RFC 9110 12.5.4] Accept-Language %j is read in %s; zh-CN is the default', (header, language) => {
  expect(readerLanguage(header)).toBe(language)
})

test('the reference has each code once, with status, both languages and what to do', () => {
  const text = errorsMarkdown(
    { heading: 'Everywhere', definitions: frameworkErrors },
    { heading: 'Points', definitions: errors.definitions },
  )
  const codes = [...text.matchAll(/^### (.+)$/gm)].map((match) => match[1])
  expect(codes).toEqual([...Object.keys(frameworkErrors), 'INSUFFICIENT_POINTS', 'CASE_CLOSED'])
  expect(text).toContain('HTTP 409 · Not enough points · 积分不足')
  expect(text).toContain('- What to do: Wait until {held} is enough.\n- 处理办法：请等待，目前为 {held}。')
})
