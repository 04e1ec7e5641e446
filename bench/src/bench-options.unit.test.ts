import { expect, test } from 'vitest'
import { benchOptions, PARTS, WrongOption } from './bench-options.ts'

test('without arguments every part is measured, on 60,000 events of the usual seed', () => {
  expect(benchOptions([])).toEqual({ parts: PARTS, events: 60_000, seed: 20_261_123, profile: false })
})

test('parts, size and seed can be chosen, and a profile alone measures no part', () => {
  expect(benchOptions(['a', 'c', '--events', '5000', '--seed', '7'])).toMatchObject({
    parts: ['a', 'c'],
    events: 5_000,
  })
  expect(benchOptions(['--profile'])).toMatchObject({ parts: [], profile: true })
  expect(benchOptions(['b', '--profile'])).toMatchObject({ parts: ['b'], profile: true })
})

test.each([[['h']], [['--events', 'many']], [['--events', '10']], [['--sead', '1']]])(
  '%j is refused in words',
  (args) => {
    expect(() => benchOptions(args)).toThrow(WrongOption)
  },
)
