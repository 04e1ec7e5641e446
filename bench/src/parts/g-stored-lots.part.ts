import type { Testbed } from '@laurel/testing'
import type { BenchRun } from '../bench-run.ts'
import type { Figure } from '../figures/figure.ts'
import { median } from '../figures/median.ts'
import { forgetAllButLots } from '../pipeline/forget-all-but-lots.ts'
import { runPipeline } from '../pipeline/run-pipeline.ts'
import { storeLots } from '../pipeline/store-lots.ts'
import { perSecond } from '../pipeline/time-growth.ts'
import type { BenchPart } from './part.ts'

const SHARE = 1 / 3
const STORED = [10_000, 1_000_000]
const ROUNDS = 3

/** (g) The same purchases with few and with many lots stored already, in turns, so that a busy moment hits both. */
export const storedLotsPart: BenchPart = {
  title: 'with lots stored already',
  async measure(bench) {
    const events = Math.ceil(bench.ground.events * SHARE)
    const rates = await bench.withBed('few', (few) =>
      bench.withBed('many', (many) => measureInTurns(bench, [few, many], events)),
    )
    return STORED.map((stored, index): Figure => {
      const all = rates[index] ?? []
      return {
        id: `g.lots-${stored}`,
        part: 'g',
        what: `with ${stored.toLocaleString('en')} lots stored`,
        value: median(all),
        unit: 'events/s',
        note: `${events} purchases; a tenth of the lots is of their members; median of ${all.map(Math.round).join(', ')}`,
      }
    })
  },
}

/** Each round buys anew, on topics of its own, in the databases that hold the lots. */
async function measureInTurns(bench: BenchRun, homes: readonly Testbed[], events: number): Promise<number[][]> {
  const rates: number[][] = homes.map(() => [])
  const warmUp = Math.ceil(events / 6)
  for (let round = 0; round < ROUNDS; round += 1) {
    const set = bench.purchases({ events, warmUp, round })
    for (const [index, home] of homes.entries()) {
      const db = await home.database('points')
      if (round === 0) await storeLots(db, STORED[index] ?? 0, set)
      else await forgetAllButLots(db)
      const database = { db, name: home.databaseName('points') }
      const name = `lots-${STORED[index]}`
      const run = await bench.withBed(name, (bed) => runPipeline(bench.ground, bed, { name, set, database }))
      rates[index]?.push(perSecond(run.committed))
    }
  }
  return rates
}
