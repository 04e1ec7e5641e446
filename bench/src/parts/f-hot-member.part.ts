import { runPipeline } from '../pipeline/run-pipeline.ts'
import { perSecond } from '../pipeline/time-growth.ts'
import type { BenchPart } from './part.ts'

const SHARE = 1 / 3

/** (f) Every purchase is of one member: one partition, one account, one stream. */
export const hotMemberPart: BenchPart = {
  title: 'one hot member',
  async measure(bench) {
    const events = Math.ceil(bench.ground.events * SHARE)
    const set = bench.purchases({ events, warmUp: Math.ceil(events / 6), members: 1 })
    const name = 'hot-member'
    const { committed } = await bench.withBed(name, (bed) => runPipeline(bench.ground, bed, { name, set }))
    const note = `${events} purchases`
    const value = perSecond(committed)
    return [{ id: 'f.hot-member', part: 'f', what: 'one hot member, committed', value, unit: 'events/s', note }]
  },
}
