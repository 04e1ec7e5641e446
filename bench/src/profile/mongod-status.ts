import type { Database, Document } from '@laurel/mongo'

/** What mongod says of itself, as far as it tells what bounds a write load. Times in ms, sums since its start. */
export interface MongodStatus {
  readonly cpuMs: number
  readonly reads: OpLatency
  readonly writes: OpLatency
  readonly commands: OpLatency
  readonly transactions: OpLatency
  readonly journalSyncs: number
  readonly journalSyncMs: number
  readonly checkpoints: number
}

export interface OpLatency {
  readonly ops: number
  readonly ms: number
}

export async function mongodStatus(db: Database): Promise<MongodStatus> {
  const status = await db.collection('x').db.admin().command({ serverStatus: 1 })
  const { opLatencies, wiredTiger, extra_info: extra } = status
  const { log, transaction } = wiredTiger
  return {
    cpuMs: (Number(extra?.user_time_us ?? 0) + Number(extra?.system_time_us ?? 0)) / 1000,
    reads: latency(opLatencies.reads),
    writes: latency(opLatencies.writes),
    commands: latency(opLatencies.commands),
    transactions: latency(opLatencies.transactions),
    journalSyncs: Number(log['log sync operations']),
    journalSyncMs: Number(log['log sync time duration (usecs)']) / 1000,
    checkpoints: Number(transaction['transaction checkpoints'] ?? 0),
  }
}

/** `after` less `before`. */
export function mongodDifference(before: MongodStatus, after: MongodStatus): MongodStatus {
  const less = (name: 'cpuMs' | 'journalSyncs' | 'journalSyncMs' | 'checkpoints') => after[name] - before[name]
  const lessOps = (name: 'reads' | 'writes' | 'commands' | 'transactions') => ({
    ops: after[name].ops - before[name].ops,
    ms: after[name].ms - before[name].ms,
  })
  return {
    cpuMs: less('cpuMs'),
    reads: lessOps('reads'),
    writes: lessOps('writes'),
    commands: lessOps('commands'),
    transactions: lessOps('transactions'),
    journalSyncs: less('journalSyncs'),
    journalSyncMs: less('journalSyncMs'),
    checkpoints: less('checkpoints'),
  }
}

function latency(figures: Document | undefined): OpLatency {
  return { ops: Number(figures?.ops ?? 0), ms: Number(figures?.latency ?? 0) / 1000 }
}
