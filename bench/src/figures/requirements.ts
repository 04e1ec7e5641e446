import type { Figure } from './figure.ts'

/** How a figure compares, in words; `met` is null where nothing is required of it. */
export interface Verdict {
  readonly figure: string
  readonly compared: string
  readonly required: string
  readonly met: boolean | null
}

type Look = (id: string) => number | undefined
type Rule = { readonly figure: string; readonly judge: (value: number, look: Look) => Omit<Verdict, 'figure'> | null }

const rules: readonly Rule[] = [
  { figure: 'a.committed', judge: againstReference },
  { figure: 'a.committed', judge: againstFloor },
  { figure: 'd.idle.p50', judge: atMost(40, 'ms') },
  { figure: 'd.idle.p99', judge: atMost(120, 'ms') },
  { figure: 'd.full', judge: atLeast(500, 'commands/s') },
  { figure: 'e.p50', judge: atMost(15, 'ms') },
  { figure: 'e.flat-out-1', judge: atLeast(5_000, 'events/s') },
  { figure: 'e.flat-out-100', judge: atLeast(5_000, 'events/s') },
  { figure: 'f.hot-member', judge: againstMain },
  { figure: 'g.lots-1000000', judge: againstFewLots },
]

/** Compares figures with each other and with what Laurel promises. What was not measured is not judged. */
export function verdicts(figures: readonly Figure[]): Verdict[] {
  const look: Look = (id) => figures.find((figure) => figure.id === id)?.value
  return rules.flatMap(({ figure, judge }) => {
    const value = look(figure)
    const verdict = value === undefined ? null : judge(value, look)
    return verdict === null ? [] : [{ figure, ...verdict }]
  })
}

function againstReference(value: number, look: Look) {
  const reference = look('b.committed')
  if (reference === undefined) return null
  const times = value / reference
  return { compared: `${times.toFixed(1)} × (b)`, required: '≥ 20 × (b)', met: times >= 20 }
}

function againstFloor(value: number, look: Look) {
  const floor = look('c.floor-1')
  if (floor === undefined) return null
  const percent = (value / floor) * 100
  return { compared: `${percent.toFixed(0)} % of (c)`, required: '≥ 10 % of (c)', met: percent >= 10 }
}

function againstMain(value: number, look: Look) {
  const main = look('a.committed')
  return main === undefined ? null : { compared: `${(value / main).toFixed(2)} × (a)`, required: '', met: null }
}

function againstFewLots(value: number, look: Look) {
  const few = look('g.lots-10000')
  if (few === undefined) return null
  const apart = (Math.max(value, few) / Math.min(value, few) - 1) * 100
  return { compared: `${(value / few).toFixed(2)} × with few`, required: 'within 15 %', met: apart <= 15 }
}

function atMost(limit: number, unit: string): Rule['judge'] {
  return (value) => ({ compared: '', required: `≤ ${limit} ${unit}`, met: value <= limit })
}

function atLeast(limit: number, unit: string): Rule['judge'] {
  return (value) => ({ compared: '', required: `≥ ${limit.toLocaleString('en')} ${unit}`, met: value >= limit })
}
