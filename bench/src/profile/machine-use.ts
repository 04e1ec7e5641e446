import { cpus } from 'node:os'

/** CPU time of the whole machine since its start, ms: used by anybody, and idle. */
export interface MachineUse {
  readonly busyMs: number
  readonly idleMs: number
}

export function machineUse(): MachineUse {
  let [busyMs, idleMs] = [0, 0]
  for (const { times } of cpus()) {
    busyMs += times.user + times.nice + times.sys + times.irq
    idleMs += times.idle
  }
  return { busyMs, idleMs }
}

/** CPU seconds that a Laurel process has used, from its own /metrics, ms. */
export async function processCpuMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const seconds = /^process_cpu_seconds_total(?:\{[^}]*\})? ([\d.e+-]+)$/m.exec(text)?.[1]
  return Number(seconds ?? Number.NaN) * 1000
}
