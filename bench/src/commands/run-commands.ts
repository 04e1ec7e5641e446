import type { Testbed } from '@laurel/testing'
import type { Ground } from '../ground.ts'
import { type BenchService, startBenchService } from '../service/bench-service.ts'
import { apiClient } from './api-client.ts'
import { closedLoop, type LoadRun, openLoop } from './loads.ts'
import { registerMembers } from './register-members.ts'
import { reportSender } from './report-sender.ts'

export interface CommandRuns {
  readonly idle: LoadRun
  readonly half: LoadRun
  readonly full: LoadRun
}

const AT_ONCE = 64
const WARM_UP = 1_000
const IDLE = 300
const FULL = 6_000
const HALF_SECONDS = 8

/** Command round trips through the real member- and moderation-service, each a process of its own. */
export async function runCommands(ground: Ground, bed: Testbed): Promise<CommandRuns> {
  const services: BenchService[] = []
  for (const name of ['moderation', 'member']) services.push(await start(ground, bed, name))
  const [, member] = services as [BenchService, BenchService]
  const api = apiClient(member.url)
  try {
    await Promise.all(services.map((service) => service.ready()))
    const send = reportSender(api, await registerMembers(api, AT_ONCE))
    await closedLoop(send, WARM_UP, 16)
    const idle = await closedLoop(send, IDLE, 1)
    const full = await closedLoop(send, FULL, AT_ONCE)
    const half = await openLoop(send, full.perSecond / 2, HALF_SECONDS)
    return { idle, half, full }
  } finally {
    api.close()
    await Promise.all(services.map((service) => service.stop()))
  }
}

function start(ground: Ground, bed: Testbed, name: string): Promise<BenchService> {
  return startBenchService(ground, {
    name: `${name}-service`,
    entry: `services/${name}-service/src/main.ts`,
    env: { LAUREL_DATABASE: bed.databaseName(name), LAUREL_TOPIC_PREFIX: bed.topicPrefix },
  })
}
