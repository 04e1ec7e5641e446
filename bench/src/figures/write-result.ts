import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { BenchOptions } from '../bench-options.ts'
import type { Ground } from '../ground.ts'
import type { Figure } from './figure.ts'
import type { Machine } from './machine.ts'
import type { Verdict } from './requirements.ts'

export interface BenchResult {
  readonly startedAt: string
  readonly machine: Machine
  readonly options: BenchOptions
  readonly figures: readonly Figure[]
  readonly verdicts: readonly Verdict[]
  /** What bounds (a), when the run was profiled. */
  readonly profile?: unknown
}

/** Writes a run as JSON to `.laurel/bench/<time>.json`; gives the path from the repository. */
export function writeResult({ folder, root }: Ground, result: BenchResult): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${result.startedAt.replaceAll(/[:.]/g, '-')}.json`)
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  return relative(root, file)
}
