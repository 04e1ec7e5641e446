import { openTestbed, type Testbed } from '@laurel/testing'
import type { Ground } from './ground.ts'
import { type PipelineRun, runPipeline } from './pipeline/run-pipeline.ts'
import { type PurchaseSet, purchaseSet } from './purchases/purchase-set.ts'

/** The run of the real pipeline that (a) tells of, and whose documents (c) writes again. */
export interface MainRun {
  readonly bed: Testbed
  readonly set: PurchaseSet
  readonly run: PipelineRun
}

/** One run of the benchmark: the ground, and what parts share. */
export interface BenchRun {
  readonly ground: Ground
  /** Runs the first time it is asked for. */
  main(): Promise<MainRun>
  /** A set of the run's seed, with the skew of all: 6,000 members by Zipf's law. */
  purchases(plan: { readonly events: number; readonly warmUp: number; readonly members?: number }): PurchaseSet
  /** Gives a part its own topics and databases, and removes them after it. */
  withBed<T>(name: string, work: (bed: Testbed) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const MEMBERS = 6_000

export function openBenchRun(ground: Ground): BenchRun {
  let main: Promise<MainRun> | undefined
  const beds: Testbed[] = []
  const purchases: BenchRun['purchases'] = (plan) => purchaseSet({ seed: ground.seed, members: MEMBERS, ...plan })

  async function runMain(): Promise<MainRun> {
    const bed = await openTestbed('bench-main')
    beds.push(bed)
    const set = purchases({ events: ground.events, warmUp: Math.floor(ground.events / 6) })
    return { bed, set, run: await runPipeline(ground, bed, { name: 'points-service', set }) }
  }

  return {
    ground,
    purchases,
    main() {
      main ??= runMain()
      return main
    },
    async withBed(name, work) {
      const bed = await openTestbed(`bench-${name}`)
      try {
        return await work(bed)
      } finally {
        await bed.close()
      }
    },
    async close() {
      for (const bed of beds) await bed.close()
    },
  }
}
