import { openTestbed, type Testbed } from '@laurel/testing'
import type { Ground } from './ground.ts'
import { type PipelineRun, runPipeline } from './pipeline/run-pipeline.ts'
import { type PurchaseSet, purchaseSet } from './purchases/purchase-set.ts'

/** The runs of the real pipeline that (a) tells of. The last one's database stays: (c) writes its documents again. */
export interface MainRuns {
  readonly bed: Testbed
  readonly set: PurchaseSet
  readonly runs: readonly PipelineRun[]
}

/** One run of the benchmark: the ground, and what parts share. */
export interface BenchRun {
  readonly ground: Ground
  /** Runs the first time it is asked for. */
  main(): Promise<MainRuns>
  /** A set of the run's seed, with the skew of all: 6,000 members by Zipf's law. Another round buys other things. */
  purchases(plan: SetPlan): PurchaseSet
  /** Gives a part its own topics and databases, and removes them after it. */
  withBed<T>(name: string, work: (bed: Testbed) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface SetPlan {
  readonly events: number
  readonly warmUp: number
  readonly members?: number
  readonly round?: number
}

const MEMBERS = 6_000
const RUNS = 3

export function openBenchRun(ground: Ground): BenchRun {
  let main: Promise<MainRuns> | undefined
  const beds: Testbed[] = []
  const purchases: BenchRun['purchases'] = ({ round = 0, ...plan }) =>
    purchaseSet({ seed: ground.seed + round, members: MEMBERS, ...plan })

  async function runMain(): Promise<MainRuns> {
    const set = purchases({ events: ground.events, warmUp: Math.floor(ground.events / 6) })
    const plan = { name: 'points-service', set }
    const runs: PipelineRun[] = []
    while (runs.length < RUNS - 1) runs.push(await withBed('points', (bed) => runPipeline(ground, bed, plan)))
    const bed = await openTestbed('bench-points')
    beds.push(bed)
    return { bed, set, runs: [...runs, await runPipeline(ground, bed, plan)] }
  }

  return {
    ground,
    purchases,
    main() {
      main ??= runMain()
      return main
    },
    withBed,
    async close() {
      for (const bed of beds) await bed.close()
    },
  }
}

async function withBed<T>(name: string, work: (bed: Testbed) => Promise<T>): Promise<T> {
  const bed = await openTestbed(`bench-${name}`)
  try {
    return await work(bed)
  } finally {
    await bed.close()
  }
}
