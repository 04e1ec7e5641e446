import { join } from 'node:path'
import { type Infra, startInfra, step } from '@laurel/infra'
import { playDemo } from './play-demo.ts'
import { type Running, runningFile } from './running-file.ts'
import { type ServiceProcess, startService } from './service-process.ts'
import { type StartOptions, startSettings } from './start-options.ts'

export type Surroundings = { root: string; environment: NodeJS.ProcessEnv; print: (line: string) => void }

/**
 * Starts everything, stays until `stop` aborts or a part is lost, then stops the services, the broker and the database in
 * that order. Resolves after a stop that was asked for (or a demo that came out well); rejects with the reason otherwise.
 */
export async function runLaurel(options: StartOptions, around: Surroundings, stop: AbortSignal): Promise<void> {
  const { root, print } = around
  const dataDir = join(root, '.laurel')
  const running = runningFile(dataDir)
  const http = `http://127.0.0.1:${options.services[0]?.port}`
  const alsoNeeds = options.services.map(({ name, port, setting }) => ({ port, what: `the ${name}`, setting }))
  const { kafkaPort, mongoPort } = options
  const infra = await startInfra({
    dataDir,
    kafkaPort,
    mongoPort,
    alsoNeeds,
    listens: [http],
    log: print,
    signal: stop,
  })
  running.remove()
  const services: ServiceProcess[] = []
  try {
    const lost = new Promise<never>((_, reject) => infra.onLost(reject))
    services.push(...launch(options, around, infra, dataDir))
    const anyLost = Promise.race([lost, ...services.map(({ ended }) => ended.then((why) => Promise.reject(why)))])
    anyLost.catch(() => {})
    const ready = Promise.all(services.map((service) => service.ready(stop)))
    await step(print, 'Starting the services', () => Promise.race([ready, anyLost]))
    const pids = { ...infra.pids, ...Object.fromEntries(services.map(({ name, pid }) => [name, pid])) }
    const now: Running = { http, brokers: infra.brokers, mongodb: infra.mongodbUrl, pids }
    running.write(now)
    print(welcome(now, infra, services))
    await Promise.race([stay(options, around, now, stop), anyLost])
  } finally {
    running.remove()
    await step(print, 'Stopping the services', () => Promise.all(services.map((service) => service.stop())))
    await infra.stop()
  }
}

function launch({ services }: StartOptions, around: Surroundings, infra: Infra, dataDir: string): ServiceProcess[] {
  // LAUREL_DATABASE would put all four services into one database.
  const notTheirs = new Set(['LAUREL_DATABASE', ...startSettings])
  const inherited = Object.fromEntries(Object.entries(around.environment).filter(([name]) => !notTheirs.has(name)))
  const environment = {
    LAUREL_MODE: 'development',
    LAUREL_MASTER_KEY_FILE: join(dataDir, 'keys', 'master.key'),
    LAUREL_CLOCK_FILE: join(dataDir, 'clock.json'),
    ...inherited,
    KAFKA_BROKERS: infra.brokers.join(','),
    MONGODB_URL: infra.mongodbUrl,
  }
  return services.map((plan) => {
    const service = startService(plan, { ...around, environment, logFolder: join(dataDir, 'logs') })
    infra.track(service.name, service.pid, service.entry)
    return service
  })
}

async function stay({ demo, keep }: StartOptions, { root, print }: Surroundings, now: Running, stop: AbortSignal) {
  if (demo) await playDemo(root, now, print)
  if (demo && !keep) return
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
}

function welcome({ http, brokers, mongodb }: Running, infra: Infra, services: readonly ServiceProcess[]): string {
  const others = services.slice(1).map(({ name, port }) => `${name} ${port}`)
  return [
    '',
    'Laurel is ready.',
    `  API        ${http}   (read it at ${http}/docs; codes and mails at ${http}/dev/outbox)`,
    `  others     ${others.join(', ')}   (/health/ready, /metrics)`,
    `  Kafka      ${brokers.join(',')}   ${infra.titles.kafka}`,
    `  MongoDB    ${mongodb}   ${infra.titles.mongodb}`,
    '  logs       .laurel/logs/     where all this is, for programs: .laurel/running.json',
    '  Ctrl-C stops everything and keeps the data.',
    '',
  ].join('\n')
}
