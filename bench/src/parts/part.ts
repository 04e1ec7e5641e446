import type { BenchRun } from '../bench-run.ts'
import type { Figure } from '../figures/figure.ts'

/** One part of the benchmark: what it is about, and how it is measured. */
export interface BenchPart {
  readonly title: string
  measure(run: BenchRun): Promise<Figure[]>
}
