import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess, freePort, lastLines, poll } from '@laurel/infra'
import type { Ground } from '../ground.ts'

/** A process of Laurel's, or of the reference, as `npm start` would run it. */
export interface BenchService {
  readonly pid: number
  readonly url: string
  /** Resolves when /health/ready says so; rejects when the process ends before. */
  ready(): Promise<void>
  /** Throws if the process has ended by itself, with the end of its log. */
  assertAlive(): void
  stop(): Promise<void>
}

export interface ServiceRun {
  /** For the log's name. */
  readonly name: string
  /** Below the repository. */
  readonly entry: string
  readonly env: Readonly<Record<string, string>>
  readonly nodeOptions?: readonly string[]
}

const READY_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 30_000

export async function startBenchService(ground: Ground, run: ServiceRun): Promise<BenchService> {
  const port = await freePort()
  const logFile = join(ground.folder, 'logs', `${run.name}.log`)
  mkdirSync(join(ground.folder, 'logs'), { recursive: true })
  const log = openSync(logFile, 'w')
  const child = spawn(process.execPath, [...(run.nodeOptions ?? []), join(ground.root, run.entry)], {
    cwd: ground.root,
    env: { ...process.env, ...common(ground), PORT: String(port), ...run.env },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const takeAlong = () => child.kill('SIGTERM')
  process.once('exit', takeAlong)
  const pid = child.pid ?? 0
  const url = `http://127.0.0.1:${port}`
  const assertAlive = () => {
    if (child.exitCode === null && child.signalCode === null) return
    throw new Error(`${run.name} has ended (${how(child)}):\n${lastLines(readFileSync(logFile, 'utf8'), 12)}`)
  }
  return {
    ...{ pid, url, assertAlive },
    ready: async () => void (await poll(() => isReady(url, assertAlive), AbortSignal.timeout(READY_WITHIN_MS))),
    async stop() {
      await endProcess(pid, STOP_WITHIN_MS)
      process.off('exit', takeAlong)
    },
  }
}

function common({ brokers, mongodbUrl, folder }: Ground): Record<string, string> {
  return {
    KAFKA_BROKERS: brokers.join(','),
    MONGODB_URL: mongodbUrl,
    LAUREL_MODE: 'development',
    LAUREL_RATE_LIMIT: '0',
    LAUREL_MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
    LOG_LEVEL: 'warn',
  }
}

async function isReady(url: string, assertAlive: () => void): Promise<true | null> {
  assertAlive()
  const answer = await fetch(`${url}/health/ready`).catch(() => null)
  await answer?.body?.cancel()
  return answer?.ok ? true : null
}

function how({ exitCode, signalCode }: ChildProcess): string {
  return String(signalCode ?? exitCode)
}
