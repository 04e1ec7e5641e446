import { type ServiceProcess, serviceProcess, type Testbed } from '@laurel/testing'
import { type LaurelClient, laurelClient } from './laurel-client.ts'

const all = ['member', 'points', 'payment', 'moderation'] as const
type Name = (typeof all)[number]

/** Services as they run in production, each a process of its own, in a testbed's topics and databases. */
export interface Services<N extends Name = Name> {
  readonly process: Readonly<Record<N, ServiceProcess>>
  /** Where member-service listens. */
  readonly http: string
  readonly client: LaurelClient
  /** Everything that they wrote to their logs. */
  logs(): string[]
  /** Stops them in order. @throws unless each ends cleanly */
  stop(): Promise<void>
  /** Ends what still runs, whatever its state; for after a failure. */
  close(): Promise<void>
}

/**
 * Starts services at once and waits until all are ready. The development clock stands for `env.LAUREL_CLOCK_START`, the
 * same for all of them.
 */
export async function startServices<N extends Name = Name>(
  testbed: Testbed,
  {
    names = all as readonly Name[] as readonly N[],
    env = {},
  }: { names?: readonly N[]; env?: Record<string, string> } = {},
): Promise<Services<N>> {
  const made = await Promise.all(names.map(async (name) => [name, await serviceProcess(testbed, name, env)] as const))
  const processes = made.map(([, process]) => process)
  const close = async () => void (await Promise.all(processes.map((process) => process.close())))
  try {
    await Promise.all(processes.map((process) => process.start()))
  } catch (error) {
    await close()
    throw error
  }
  const process = Object.fromEntries(made) as Record<N, ServiceProcess>
  const member = made.find(([name]) => name === 'member')?.[1]
  const http = `http://127.0.0.1:${member?.port ?? 0}`
  return {
    process,
    http,
    client: laurelClient(http),
    logs: () => processes.flatMap((one) => [...one.log()]),
    async stop() {
      for (const one of processes) await one.stop()
    },
    close,
  }
}
