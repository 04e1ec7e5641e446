import { expect, test } from 'vitest'
import { printJson } from './print-json.ts'

test('a value that fits on a line stands on one', () => {
  expect(printJson({ a: { b: 1, c: ['x', null] }, d: [] })).toBe(
    '{\n  "a": { "b": 1, "c": ["x", null] },\n  "d": []\n}\n',
  )
})

test('a list of several objects has one a line', () => {
  expect(printJson({ a: [{ b: 1 }, {}] })).toBe('{\n  "a": [\n    { "b": 1 },\n    {}\n  ]\n}\n')
})

test('what does not fit in 120 columns is broken up', () => {
  const long = 'x'.repeat(100)
  expect(printJson({ a: { b: long, c: long } })).toBe(`{\n  "a": {\n    "b": "${long}",\n    "c": "${long}"\n  }\n}\n`)
})

test('what is undefined is left out', () => {
  expect(printJson({ a: undefined, b: { c: undefined } })).toBe('{\n  "b": {}\n}\n')
})
