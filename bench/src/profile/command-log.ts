import { readFileSync } from 'node:fs'
import type { Span } from './span.ts'

/** One command that a service sent to MongoDB. Times by the monotonic clock of the machine, ms. */
export interface Command {
  readonly name: string
  readonly collection: string
  readonly inTransaction: boolean
  readonly beganAt: number
  readonly endedAt: number
}

/** Commands of one kind: how many, and how long they took together, ms. */
export interface CommandSum {
  readonly kind: string
  readonly count: number
  readonly ms: number
}

export function readCommands(file: string, within: Span): Command[] {
  const commands = JSON.parse(readFileSync(file, 'utf8')) as Command[]
  return commands.filter(({ beganAt, endedAt }) => endedAt > within.from && beganAt < within.to)
}

/** The costliest kinds first. */
export function sumCommands(commands: readonly Command[]): CommandSum[] {
  const sums = new Map<string, { count: number; ms: number }>()
  for (const { name, collection, inTransaction, beganAt, endedAt } of commands) {
    const kind = `${name} ${collection}${inTransaction ? ' (in a transaction)' : ''}`
    const sum = sums.get(kind) ?? { count: 0, ms: 0 }
    sums.set(kind, { count: sum.count + 1, ms: sum.ms + endedAt - beganAt })
  }
  return [...sums].map(([kind, sum]) => ({ kind, ...sum })).sort((a, b) => b.ms - a.ms)
}

/** The stretches of time in which at least one transaction of a batch waited for an answer. */
export function waits(commands: readonly Command[]): Span[] {
  const inTransactions = commands.filter(({ inTransaction }) => inTransaction)
  const spans: { from: number; to: number }[] = []
  for (const { beganAt, endedAt } of inTransactions.toSorted((a, b) => a.beganAt - b.beganAt)) {
    const last = spans.at(-1)
    if (last !== undefined && beganAt <= last.to) last.to = Math.max(last.to, endedAt)
    else spans.push({ from: beganAt, to: endedAt })
  }
  return spans
}
