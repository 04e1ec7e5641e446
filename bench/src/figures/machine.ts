import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** What a figure is worth nothing without. Load is the average of the last minute: above zero, somebody else was at work. */
export interface Machine {
  readonly cores: number
  readonly cpu: string
  readonly memoryGiB: number
  readonly node: string
  readonly load: number
}

export function machine(): Machine {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  }
}

export function machineLine({ cores, cpu, memoryGiB, node, load }: Machine): string {
  return `${cores} cores (${cpu}), ${memoryGiB} GiB, Node ${node}, load ${load} at the start`
}
