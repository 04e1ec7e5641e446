import type { Part } from '../bench-options.ts'

export type Unit = 'events/s' | 'commands/s' | 'ms'

/** One measured number. `id` is stable, such as `a.committed`; `note` says under what conditions it was taken. */
export interface Figure {
  readonly id: string
  readonly part: Part
  readonly what: string
  readonly value: number
  readonly unit: Unit
  readonly note?: string
}
