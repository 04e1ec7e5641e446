import type { Figure } from '../figures/figure.ts'
import { copyIndexes } from '../floor/copy-indexes.ts'
import { runFloor } from '../floor/run-floor.ts'
import { writtenDocuments } from '../floor/written-documents.ts'
import type { BenchPart } from './part.ts'

const IN_FLIGHT = [1, 3]

/** (c) The documents that (a) wrote, by raw bulks: as fast as this database can take them from one process. */
export const floorPart: BenchPart = {
  title: 'the floor',
  async measure(bench) {
    const { bed, set } = await bench.main()
    const db = await bed.database('points')
    const written = await writtenDocuments(db)
    const names = written.map(({ name }) => name)
    const figures: Figure[] = []
    for (const inFlight of IN_FLIGHT) {
      const empty = await bed.database(`floor-${inFlight}`)
      await copyIndexes(db, empty, names)
      const { ms, inserts, replacements } = await runFloor(empty, written, inFlight)
      figures.push({
        id: `c.floor-${inFlight}`,
        part: 'c',
        what: `raw unordered bulks, ${inFlight} at once`,
        value: (set.purchases.length / ms) * 1000,
        unit: 'events/s',
        note: `${inserts} inserts and ${replacements} replacements, ${Math.round(((inserts + replacements) / ms) * 1000)} documents/s`,
      })
    }
    return figures
  },
}
