import type { OpLatency } from './mongod-status.ts'
import type { PipelineProfile } from './profile-pipeline.ts'

const TOP = 30

/** The profile for a person: where the time went, in the process, in MongoDB, on the machine. */
export function profileText(profile: PipelineProfile): string {
  const { events, wallMs, machine, serviceCpuMs, mongod, cpu, commands } = profile
  const share = (ms: number, of = wallMs) => `${((ms / of) * 100).toFixed(0).padStart(3)} %`
  const each = (ms: number) => `${((ms / events) * 1000).toFixed(1).padStart(6)} µs an event`
  const latency = ({ ops, ms }: OpLatency) => `${ops} taking ${(ms / Math.max(1, ops)).toFixed(2)} ms each`
  return [
    `${events} events in ${(wallMs / 1000).toFixed(1)} s: ${Math.round(profile.eventsPerSecond)} events/s with the profiler on`,
    '',
    'the service’s main thread, of the time on the clock',
    `  ${share(cpu.busyMs)} busy                                    ${each(cpu.busyMs)}`,
    `  ${share(cpu.idleInWaitsMs)} idle, a transaction waiting for MongoDB`,
    `  ${share(cpu.idleElseMs)} idle otherwise (for Kafka, or for work)`,
    'CPU time',
    `  service ${each(serviceCpuMs)}, mongod ${each(mongod.cpuMs)}`,
    `  machine: ${share(machine.busyMs, machine.busyMs + machine.idleMs)} of all cores busy, with whatever else ran`,
    'mongod, by its own account',
    `  reads ${latency(mongod.reads)}; writes ${latency(mongod.writes)}`,
    `  commands ${latency(mongod.commands)}; transactions ${latency(mongod.transactions)}`,
    `  journal: ${mongod.journalSyncs} syncs taking ${(mongod.journalSyncMs / Math.max(1, mongod.journalSyncs)).toFixed(2)} ms each; ${mongod.checkpoints} checkpoints`,
    'commands, as the service saw them (from sent to answered)',
    ...commands.slice(0, TOP).map(({ kind, count, ms }) => {
      return `  ${share(ms)} ${(ms / count).toFixed(2).padStart(8)} ms × ${String(count).padEnd(6)} ${kind}`
    }),
    'main thread by package, of its busy time',
    ...cpu.packages.slice(0, TOP).map(({ name, ms }) => `  ${share(ms, cpu.busyMs)} ${each(ms)}  ${name}`),
    'main thread by function, self time, of its busy time',
    ...cpu.functions.slice(0, TOP).map(({ name, ms }) => `  ${share(ms, cpu.busyMs)} ${each(ms)}  ${name}`),
  ].join('\n')
}
