import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { insideOf, type Span } from './span.ts'

interface ProfileNode {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
  /** Microseconds of the monotonic clock. */
  readonly startTime: number
}

export interface SelfTime {
  readonly name: string
  readonly ms: number
}

/** Where a process's main thread spent a stretch of time. */
export interface CpuShares {
  readonly busyMs: number
  /** Nothing to do while a transaction waited for MongoDB. */
  readonly idleInWaitsMs: number
  readonly idleElseMs: number
  readonly packages: readonly SelfTime[]
  readonly functions: readonly SelfTime[]
}

/** Reads the newest profile of a folder, written by `node --cpu-prof`. `waits`: when MongoDB was being waited for. */
export function readCpuShares(folder: string, within: Span, waits: readonly Span[]): CpuShares {
  const file = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .toSorted()
    .at(-1)
  if (file === undefined) throw new Error(`no .cpuprofile in ${folder}`)
  return cpuShares(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile, within, waits)
}

function cpuShares(profile: CpuProfile, within: Span, waits: readonly Span[]): CpuShares {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const packages = new Map<string, number>()
  const functions = new Map<string, number>()
  const isWaiting = insideOf(waits)
  let [busyMs, idleInWaitsMs, idleElseMs, at] = [0, 0, 0, profile.startTime / 1000]
  for (const [index, sample] of profile.samples.entries()) {
    const ms = (profile.timeDeltas[index] ?? 0) / 1000
    at += ms
    const frame = frames.get(sample)
    if (frame === undefined || at < within.from || at > within.to) continue
    const { functionName, url, lineNumber } = frame
    if (functionName === '(idle)') {
      if (isWaiting(at)) idleInWaitsMs += ms
      else idleElseMs += ms
      continue
    }
    busyMs += ms
    const home = packageOf(functionName, url)
    add(packages, home, ms)
    add(functions, `${home} ${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber + 1}`, ms)
  }
  return { busyMs, idleInWaitsMs, idleElseMs, packages: ranked(packages), functions: ranked(functions) }
}

/** `node_modules/x`, `packages/x`, `services/x`, `node:x`; V8's own names, such as `(garbage collector)`, as they are. */
function packageOf(functionName: string, url: string): string {
  if (functionName.startsWith('(')) return functionName
  const library = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]
  if (library !== undefined) return library
  const own = /\/((?:packages|services|bench)\/[^/]+)\//.exec(url)?.[1]
  return own ?? (url.startsWith('node:') ? url.split('/')[0] : undefined) ?? 'node (native)'
}

function add(sums: Map<string, number>, name: string, ms: number): void {
  sums.set(name, (sums.get(name) ?? 0) + ms)
}

function ranked(sums: ReadonlyMap<string, number>): SelfTime[] {
  return [...sums].map(([name, ms]) => ({ name, ms })).sort((a, b) => b.ms - a.ms)
}
