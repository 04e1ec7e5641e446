import type { Figure } from './figure.ts'
import type { Verdict } from './requirements.ts'

/** The figures as a table for a person: what, how much, compared to what, and whether that is what was asked. */
export function table(figures: readonly Figure[], verdicts: readonly Verdict[]): string {
  const head = ['', 'what', 'measured', 'compared', 'asked', '', 'how']
  const rows = figures.map((figure) => {
    const own = verdicts.filter((verdict) => verdict.figure === figure.id)
    const said = (pick: (verdict: Verdict) => string) => own.map(pick).filter(Boolean).join(', ')
    const judged = own.filter(({ met }) => met !== null)
    const mark = judged.length === 0 ? '' : judged.every(({ met }) => met) ? 'met' : 'NOT MET'
    const compared = said((verdict) => verdict.compared)
    return [
      figure.part,
      figure.what,
      measured(figure),
      compared,
      said((verdict) => verdict.required),
      mark,
      figure.note ?? '',
    ]
  })
  return columns([head, ...rows])
}

function measured({ value, unit }: Figure): string {
  const number = unit === 'ms' ? value.toFixed(1) : Math.round(value).toLocaleString('en')
  return `${number} ${unit}`
}

/** Pads each column but the last. */
function columns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}
