import { median } from '../figures/median.ts'
import type { PipelineRun } from '../pipeline/run-pipeline.ts'
import { perSecond } from '../pipeline/time-growth.ts'
import type { BenchPart } from './part.ts'

/** (a) Purchases → points by the real service, from broker to committed, and to published. */
export const pipelinePart: BenchPart = {
  title: 'the real pipeline',
  async measure(bench) {
    const { set, runs } = await bench.main()
    const committed = runs.map((run) => perSecond(run.committed))
    const purchases = `${set.purchases.length - set.warmUp} purchases of ${set.members.length} members`
    const note = `${purchases}, after ${set.warmUp} to warm up; median of ${committed.map(Math.round).join(', ')}`
    const what = 'purchases → points, committed'
    return [
      { id: 'a.committed', part: 'a', what, value: median(committed), unit: 'events/s', note },
      {
        id: 'a.published',
        part: 'a',
        what: '… and every fact published',
        value: median(runs.map(published)),
        unit: 'events/s',
      },
    ]
  },
}

function published({ committed, publishedAt }: PipelineRun): number {
  return perSecond({ ...committed, endedAt: publishedAt })
}
