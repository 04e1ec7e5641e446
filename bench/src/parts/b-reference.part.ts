import { perSecond } from '../pipeline/time-growth.ts'
import { runReference } from '../reference/run-reference.ts'
import type { BenchPart } from './part.ts'

const SHARE = 1 / 20

/** (b) The same purchases, as far as time allows, by a consumer as most teams would write it. */
export const referencePart: BenchPart = {
  title: 'the reference consumer',
  async measure(bench) {
    const events = Math.ceil(bench.ground.events * SHARE)
    const set = bench.purchases({ events, warmUp: Math.ceil(events / 10) })
    const growth = await bench.withBed('reference', (bed) => runReference(bench.ground, bed, set))
    const note = `${events} purchases; eachMessage, mongoose, one transaction a message, 3 partitions side by side`
    const value = perSecond(growth)
    return [{ id: 'b.committed', part: 'b', what: 'a transaction a message, committed', value, unit: 'events/s', note }]
  },
}
