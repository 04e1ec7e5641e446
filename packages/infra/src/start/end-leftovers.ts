import type { Log } from '../log.ts'
import { endProcess } from '../process/end-process.ts'
import type { ProcessLedger } from '../process/process-ledger.ts'

/**
 * Ends what an earlier start left behind when it was killed: its services first, then the broker, then the database, each
 * only if it is truly ours.
 */
export async function endLeftovers(ledger: ProcessLedger, log: Log): Promise<void> {
  const rank = (name: string) => ['kafka', 'mongodb'].indexOf(name)
  const leftovers = ledger.alive().sort((a, b) => rank(a.name) - rank(b.name))
  for (const { name, pid } of leftovers) {
    log(`Ending ${name} (pid ${pid}), left behind by a start that was killed`)
    await endProcess(pid, 10_000)
  }
  ledger.clear()
}
