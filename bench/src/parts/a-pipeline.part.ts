import { perSecond } from '../pipeline/time-growth.ts'
import type { BenchPart } from './part.ts'

/** (a) Purchases → points by the real service, from broker to committed, and to published. */
export const pipelinePart: BenchPart = {
  title: 'the real pipeline',
  async measure(bench) {
    const { set, run } = await bench.main()
    const { committed } = run
    const note = `${set.purchases.length - set.warmUp} purchases of ${set.members.length} members after ${set.warmUp} to warm up`
    const published = perSecond({ ...committed, endedAt: run.publishedAt })
    return [
      {
        id: 'a.committed',
        part: 'a',
        what: 'purchases → points, committed',
        value: perSecond(committed),
        unit: 'events/s',
        note,
      },
      { id: 'a.published', part: 'a', what: '… and every fact published', value: published, unit: 'events/s' },
    ]
  },
}
