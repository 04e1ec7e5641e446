import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Testbed } from '@laurel/testing'
import type { BenchRun } from '../bench-run.ts'
import { runPipeline } from '../pipeline/run-pipeline.ts'
import { perSecond } from '../pipeline/time-growth.ts'
import type { BenchService } from '../service/bench-service.ts'
import { type CommandSum, readCommands, sumCommands, waits } from './command-log.ts'
import { type CpuShares, readCpuShares } from './cpu-profile.ts'
import { type MachineUse, machineUse, processCpuMs } from './machine-use.ts'
import { type MongodStatus, mongodDifference, mongodStatus } from './mongod-status.ts'
import { monotonicMs } from './span.ts'

/** What (a) spent its time on, from the end of the warm-up to the last commit. */
export interface PipelineProfile {
  readonly events: number
  readonly eventsPerSecond: number
  readonly wallMs: number
  readonly machine: MachineUse
  readonly serviceCpuMs: number
  readonly mongod: MongodStatus
  readonly cpu: CpuShares
  readonly commands: readonly CommandSum[]
}

interface Reading {
  readonly at: number
  readonly machine: MachineUse
  readonly serviceCpuMs: number
  readonly mongod: MongodStatus
}

/** Runs (a) once more with the profiler on, which slows it a little: its events/s is not the benchmark's. */
export async function profilePipeline(bench: BenchRun): Promise<PipelineProfile> {
  const folder = join(bench.ground.folder, 'profile')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return bench.withBed('profile', (bed) => profileIn(bench, bed, folder))
}

async function profileIn({ ground, purchases }: BenchRun, bed: Testbed, folder: string): Promise<PipelineProfile> {
  const db = await bed.database('points')
  const commandFile = join(folder, 'commands.json')
  const readings: Reading[] = []
  const read = async (service: BenchService) => {
    const [serviceCpuMs, mongod] = [await processCpuMs(service.url), await mongodStatus(db)]
    readings.push({ at: monotonicMs(), machine: machineUse(), serviceCpuMs, mongod })
  }
  const { committed } = await runPipeline(ground, bed, {
    name: 'points-service-profiled',
    set: purchases({ events: ground.events, warmUp: Math.floor(ground.events / 6) }),
    nodeOptions: [
      '--cpu-prof',
      `--cpu-prof-dir=${folder}`,
      '--import',
      join(ground.root, 'bench/src/watch-commands.ts'),
    ],
    env: { LAUREL_BENCH_COMMANDS: commandFile },
    onWarm: read,
    onCommitted: read,
  })
  const [before, after] = readings as [Reading, Reading]
  const within = { from: before.at, to: after.at }
  const commands = readCommands(commandFile, within)
  return {
    events: committed.to - committed.from,
    eventsPerSecond: perSecond(committed),
    wallMs: after.at - before.at,
    machine: {
      busyMs: after.machine.busyMs - before.machine.busyMs,
      idleMs: after.machine.idleMs - before.machine.idleMs,
    },
    serviceCpuMs: after.serviceCpuMs - before.serviceCpuMs,
    mongod: mongodDifference(before.mongod, after.mongod),
    cpu: readCpuShares(folder, within, waits(commands)),
    commands: sumCommands(commands),
  }
}
