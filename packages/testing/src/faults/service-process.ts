import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@laurel/infra'
import { settle } from '../settle.ts'
import type { Testbed } from '../testbed.ts'
import { bury } from './bury.ts'
import { type Child, type Ending, startChild } from './child-process.ts'
import { processLog } from './process-log.ts'
import { askReadiness, type Readiness, unwell } from './readiness.ts'
import { scrapeMetric } from './scrape-metric.ts'
import { type RunnableService, serviceEnvironment } from './service-environment.ts'

/**
 * A service as it runs in production: a process of its own, here in a testbed's topics and database. It lives as often as
 * it is started, always on the same port; its log goes on through all its lives.
 */
export interface ServiceProcess {
  readonly port: number
  /** Its process id; 0 while it does not run. */
  pid(): number
  /** Starts the process and does not wait. `env` holds for this life only, over the testbed's. */
  launch(env?: Record<string, string>): void
  /** Resolves when `/health/ready` says so. @throws when the process ends before, or after 60 s; with the end of its log. */
  ready(): Promise<void>
  /** {@link launch}, then {@link ready}. */
  start(env?: Record<string, string>): Promise<void>
  /** Resolves when it has ended by itself. @throws after `withinMs`. */
  ended(withinMs?: number): Promise<Ending>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves when it is gone. @throws unless it stopped cleanly, with exit code 0. */
  stop(): Promise<void>
  /** SIGSTOP: it stands still, in the middle of whatever it does, until {@link thaw}. */
  freeze(): void
  thaw(): void
  /** Spares the next life the wait for time-outs; see bury.ts. */
  bury(): Promise<void>
  readiness(): Promise<Readiness | null>
  /** Which parts `/health/ready` finds unwell. */
  unwell(): Promise<string[]>
  metric(name: string, labels?: Record<string, string>): Promise<number>
  log(): readonly string[]
  /** Runs the service's program with arguments, as an operator would, beside the service; resolves when it has ended. */
  run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>
  /** Ends what still runs, whatever its state, and removes its keys. */
  close(): Promise<void>
}

export async function serviceProcess(
  testbed: Testbed,
  service: RunnableService,
  env: Record<string, string> = {},
): Promise<ServiceProcess> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'laurel-service-'))
  const lives = livesOf(service, { ...serviceEnvironment(testbed, service, { port, folder }), ...env })
  const ready = async () => {
    const isReady = async () => lives.now() && (await askReadiness(port))?.status === 'ready'
    await settle(`${service}-service to be ready`, isReady, 60_000)
  }
  return {
    ...{ port, ready, pid: lives.pid, launch: lives.launch, ended: lives.ended, log: lives.log.lines, run: lives.run },
    start(more) {
      lives.launch(more)
      return ready()
    },
    kill: async () => void (await lives.end('SIGKILL')),
    async stop() {
      const { code, signal } = await lives.end('SIGTERM')
      if (code !== 0) throw new Error(`${service}-service ended with ${code ?? signal}:\n${lives.log.tail()}`)
    },
    freeze: () => lives.now().send('SIGSTOP'),
    thaw: () => lives.now().send('SIGCONT'),
    bury: () => bury(testbed, service),
    readiness: () => askReadiness(port),
    unwell: async () => unwell(await askReadiness(port)),
    metric: (name, labels) => scrapeMetric(port, name, labels),
    async close() {
      if (lives.pid() !== 0) await lives.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The processes of one service, one after the other, and their common log. */
function livesOf(service: RunnableService, usual: Record<string, string>) {
  const program = new URL(`../../../../services/${service}-service/src/main.ts`, import.meta.url).pathname
  const log = processLog()
  let child: Child | null = null
  const now = (): Child => {
    if (child?.alive()) return child
    throw new Error(`${service}-service does not run. The end of its log:\n${log.tail()}`)
  }
  return {
    log,
    now,
    pid: () => (child?.alive() ? child.pid : 0),
    launch(more: Record<string, string> = {}) {
      if (child?.alive()) throw new Error(`${service}-service runs already`)
      child = startChild([program], { ...usual, ...more }, log)
    },
    ended: (withinMs = 60_000) => inTime(child?.ended, withinMs, () => `${service}-service to end:\n${log.tail()}`),
    end(signal: NodeJS.Signals): Promise<Ending> {
      const { ended, send } = now()
      send(signal)
      return ended
    },
    async run(...args: readonly string[]) {
      const said = processLog()
      const { code } = await startChild([program, ...args], usual, said).ended
      return { code, output: said.lines().join('\n') }
    },
  }
}

async function inTime(ended: Promise<Ending> | undefined, withinMs: number, what: () => string): Promise<Ending> {
  if (ended === undefined) throw new Error('the service was never started')
  const limit = AbortSignal.timeout(withinMs)
  const late = new Promise<never>((_, reject) =>
    limit.addEventListener('abort', () => reject(new Error(`waited ${withinMs} ms in vain for ${what()}`))),
  )
  return Promise.race([ended, late])
}
