import type { Figure } from '../figures/figure.ts'
import { runPipeline } from '../pipeline/run-pipeline.ts'
import { storeLots } from '../pipeline/store-lots.ts'
import { perSecond } from '../pipeline/time-growth.ts'
import type { BenchPart } from './part.ts'

const SHARE = 1 / 3
const STORED = [10_000, 1_000_000]

/** (g) The same purchases with few and with many lots stored already. */
export const storedLotsPart: BenchPart = {
  title: 'with lots stored already',
  async measure(bench) {
    const events = Math.ceil(bench.ground.events * SHARE)
    const set = bench.purchases({ events, warmUp: Math.ceil(events / 6) })
    const figures: Figure[] = []
    for (const stored of STORED) {
      const name = `lots-${stored}`
      const prepare = (db: Parameters<typeof storeLots>[0]) => storeLots(db, stored, set)
      const { committed } = await bench.withBed(name, (bed) => runPipeline(bench.ground, bed, { name, set, prepare }))
      figures.push({
        id: `g.lots-${stored}`,
        part: 'g',
        what: `with ${stored.toLocaleString('en')} lots stored`,
        value: perSecond(committed),
        unit: 'events/s',
        note: `${events} purchases; a tenth of the lots belongs to their members`,
      })
    }
    return figures
  },
}
