import { type BenchOptions, benchOptions, type Part, WrongOption } from './bench-options.ts'
import { type BenchRun, openBenchRun } from './bench-run.ts'
import type { Figure } from './figures/figure.ts'
import { machine, machineLine } from './figures/machine.ts'
import { table } from './figures/print-table.ts'
import { verdicts } from './figures/requirements.ts'
import { writeResult } from './figures/write-result.ts'
import { openGround } from './ground.ts'
import { pipelinePart } from './parts/a-pipeline.part.ts'
import { referencePart } from './parts/b-reference.part.ts'
import { floorPart } from './parts/c-floor.part.ts'
import { commandsPart } from './parts/d-commands.part.ts'
import { relayPart } from './parts/e-relay.part.ts'
import { hotMemberPart } from './parts/f-hot-member.part.ts'
import { storedLotsPart } from './parts/g-stored-lots.part.ts'
import type { BenchPart } from './parts/part.ts'
import { profilePipeline } from './profile/profile-pipeline.ts'
import { profileText } from './profile/profile-text.ts'

// The process edge of the benchmark: arguments, order of parts, table, result file, exit code.

const parts: Readonly<Record<Part, BenchPart>> = {
  a: pipelinePart,
  b: referencePart,
  c: floorPart,
  d: commandsPart,
  e: relayPart,
  f: hotMemberPart,
  g: storedLotsPart,
}

async function main(options: BenchOptions): Promise<void> {
  const ground = openGround(process.env, options)
  const startedAt = new Date().toISOString()
  const at = machine()
  ground.print(`Laurel's benchmark, seed ${options.seed}: ${machineLine(at)}`)
  const bench = openBenchRun(ground)
  try {
    const figures = await measureAll(options, bench)
    const judged = verdicts(figures)
    if (figures.length > 0) ground.print(`\n${table(figures, judged)}`)
    const profile = options.profile ? await profilePipeline(bench) : undefined
    if (profile) ground.print(`\nprofile of (a)\n${profileText(profile)}`)
    const result = { startedAt, machine: at, options, figures, verdicts: judged, ...(profile && { profile }) }
    ground.print(`\nwritten to ${writeResult(ground, result)}`)
  } finally {
    await bench.close()
  }
}

async function measureAll(options: BenchOptions, bench: BenchRun): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of options.parts) {
    const began = performance.now()
    bench.ground.print(`(${name}) ${parts[name].title} …`)
    figures.push(...(await parts[name].measure(bench)))
    bench.ground.print(`(${name}) took ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  return figures
}

try {
  await main(benchOptions(process.argv.slice(2)))
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof WrongOption ? error.message : error)
}
