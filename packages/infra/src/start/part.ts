import type { InfraError } from '../infra-error.ts'
import type { Log } from '../log.ts'
import type { LocalProcess } from '../process/local-process.ts'
import type { ProcessLedger } from '../process/process-ledger.ts'

/** Where a broker or database came from: the environment, a process of ours, or a container of ours. */
export type How = 'given' | 'local' | 'docker'

/** What the parts share while they start. */
export type StartContext = {
  dataDir: string
  cacheDir: string
  environment: NodeJS.ProcessEnv
  ledger: ProcessLedger
  log: Log
  signal: AbortSignal | undefined
}

/** A part that is up. `process` is there only when it is a process of ours; `title` is its name and version for a person. */
export type RunningPart<Address> = {
  how: How
  address: Address
  title: string
  process: LocalProcess | null
  stop(): Promise<void>
}

/** A way to start a part, or why this machine does not have it. */
export type Way<Address> = { start: () => Promise<RunningPart<Address>> } | { missing: InfraError }
