import { expect, test } from 'vitest'
import type { Figure } from './figure.ts'
import { percentile } from './percentile.ts'
import { table } from './print-table.ts'
import { verdicts } from './requirements.ts'

const figure = (id: string, value: number): Figure => ({ id, part: 'a', what: id, value, unit: 'events/s' })

test('the pipeline is held against the reference and the floor of the same run', () => {
  const figures = [figure('a.committed', 8_000), figure('b.committed', 410), figure('c.floor-1', 40_000)]
  expect(verdicts(figures)).toEqual([
    { figure: 'a.committed', compared: '19.5 × (b)', required: '≥ 20 × (b)', met: false },
    { figure: 'a.committed', compared: '20 % of (c)', required: '≥ 10 % of (c)', met: true },
  ])
  expect(table(figures, verdicts(figures))).toContain('NOT MET')
})

test('what was not measured is not judged', () => {
  expect(verdicts([figure('a.committed', 8_000)])).toEqual([])
})

test('many stored lots may neither slow the pipeline by more than 15 % nor make it faster by that', () => {
  const met = (few: number, many: number) =>
    verdicts([figure('g.lots-10000', few), figure('g.lots-1000000', many)]).map((verdict) => verdict.met)
  expect([met(1_000, 880), met(1_000, 860), met(860, 1_000)]).toEqual([[true], [false], [false]])
})

test('a percentile is a value that was measured (nearest rank)', () => {
  const values = [5, 1, 4, 2, 3]
  expect([percentile(values, 50), percentile(values, 99), percentile(values, 1)]).toEqual([3, 5, 1])
})
