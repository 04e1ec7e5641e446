import type { LoadRun } from '../commands/loads.ts'
import { runCommands } from '../commands/run-commands.ts'
import type { Figure } from '../figures/figure.ts'
import { percentile } from '../figures/percentile.ts'
import type { BenchPart } from './part.ts'

/** (d) POST /v1/reports until moderation-service has answered: two services, two commits, two relays, four hops. */
export const commandsPart: BenchPart = {
  title: 'command round trips',
  async measure(bench) {
    const { idle, half, full } = await bench.withBed('commands', async (bed) => {
      await Promise.all(['member', 'moderation'].map((name) => bed.database(name)))
      return runCommands(bench.ground, bed)
    })
    const rate = `${Math.round(half.perSecond)} commands/s offered, half of the most`
    return [
      ...times('d.idle', 'round trip, one after another', idle, `${idle.times.length} commands`),
      ...times('d.half', 'round trip at half load', half, rate),
      {
        id: 'd.full',
        part: 'd',
        what: '64 at once',
        value: full.perSecond,
        unit: 'commands/s',
        note: `${full.times.length} commands of 64 members`,
      },
      ...times('d.full', '64 at once', full, ''),
    ]
  },
}

function times(id: string, what: string, run: LoadRun, note: string): Figure[] {
  const figure = (percent: number, text: string, how: string): Figure => ({
    id: `${id}.p${percent}`,
    part: 'd',
    what: text,
    value: percentile(run.times, percent),
    unit: 'ms',
    ...(how === '' ? {} : { note: how }),
  })
  return [figure(50, `${what}, p50`, note), figure(99, '… p99', '')]
}
