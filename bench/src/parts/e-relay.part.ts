import type { Figure } from '../figures/figure.ts'
import { percentile } from '../figures/percentile.ts'
import { measureFlatOut, measureIdle } from '../relay/measure-relay.ts'
import type { BenchPart } from './part.ts'

const WRITES = 300
/** Transactions of one event, as HTTP and jobs make them, and of many, as the consumer makes them. */
const FLAT_OUT = [
  { transactions: 5_000, perTransaction: 1 },
  { transactions: 500, perTransaction: 100 },
]

/** (e) The relay: from commit to topic when idle, and how fast it empties a full outbox. */
export const relayPart: BenchPart = {
  title: 'the relay',
  async measure(bench) {
    const { fromCommit, fromWrite } = await bench.withBed('relay', (bed) => measureIdle(bed, WRITES))
    const note = `${WRITES} single events; from before the transaction ${percentile(fromWrite, 50).toFixed(1)} / ${percentile(fromWrite, 99).toFixed(1)} ms`
    const figures: Figure[] = [
      {
        id: 'e.p50',
        part: 'e',
        what: 'commit → seen on the topic, p50',
        value: percentile(fromCommit, 50),
        unit: 'ms',
        note,
      },
      { id: 'e.p99', part: 'e', what: '… p99', value: percentile(fromCommit, 99), unit: 'ms' },
    ]
    for (const { transactions, perTransaction } of FLAT_OUT) {
      const work = (bed: Parameters<typeof measureFlatOut>[0]) => measureFlatOut(bed, transactions, perTransaction)
      const { events, perSecond } = await bench.withBed('relay', work)
      const each = perTransaction === 1 ? '1 event' : `${perTransaction} events`
      figures.push({
        id: `e.flat-out-${perTransaction}`,
        part: 'e',
        what: `flat out, ${each} a transaction`,
        value: perSecond,
        unit: 'events/s',
        note: `${events} events in ${transactions} outbox documents`,
      })
    }
    return figures
  },
}
