import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { endProcess, lastLines, poll } from '@laurel/infra'
import { readableLogLine } from './readable-log-line.ts'
import { StartFailure } from './start-failure.ts'
import type { ServicePlan } from './start-options.ts'

export type ServiceProcess = {
  name: string
  port: number
  pid: number
  /** The file that its command line names. */
  entry: string
  /** Resolves when it answers "ready". */
  ready(signal: AbortSignal): Promise<void>
  /** Settles when it ends: with why, in words, and the end of its log. */
  ended: Promise<StartFailure>
  stop(): Promise<void>
}

/** A little more than the services allow themselves (LAUREL_STOP_LIMIT). */
const stopWithinMs = 25_000

type Where = { root: string; logFolder: string; environment: NodeJS.ProcessEnv; print: (line: string) => void }

/**
 * Starts one service in a session of its own: a Ctrl-C in the terminal reaches us, and we stop the services in order. Its
 * log goes to a file as it is, warnings and worse also to the terminal in readable form.
 */
export function startService(plan: ServicePlan, { root, logFolder, environment, print }: Where): ServiceProcess {
  const entry = join(root, 'services', plan.name, 'src', 'main.ts')
  const logFile = join(logFolder, `${plan.name}.log`)
  const env = { ...environment, PORT: String(plan.port) }
  const child = spawn(process.execPath, [entry], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const logged = keepLog(child, logFile, (line) => {
    const readable = readableLogLine(plan.name, line)
    if (readable !== null) print(readable)
  })
  const takeAlong = () => child.kill('SIGTERM')
  process.once('exit', takeAlong)
  const ended = new Promise<StartFailure>((resolve) => {
    child.once('close', (code, signal) => {
      process.off('exit', takeAlong)
      void logged.then(() => resolve(serviceEnded(plan.name, code ?? signal, logFile)))
    })
  })
  const pid = child.pid ?? 0
  return {
    ...{ name: plan.name, port: plan.port, pid, entry, ended },
    ready: (signal) => untilReady(plan, logFile, signal),
    async stop() {
      await endProcess(pid, stopWithinMs)
      await ended
    },
  }
}

/** Writes both output streams to the file line by line; resolves when they have ended and the file is written. */
function keepLog(child: ChildProcess, logFile: string, onLine: (line: string) => void): Promise<unknown> {
  mkdirSync(dirname(logFile), { recursive: true })
  const file = createWriteStream(logFile)
  const streams = [child.stdout, child.stderr].map(async (stream) => {
    if (stream === null) return
    for await (const line of createInterface({ input: stream })) {
      file.write(`${line}\n`)
      onLine(line)
    }
  })
  return Promise.all(streams).then(() => new Promise((resolve) => file.end(() => resolve(null))))
}

async function untilReady({ name, port }: ServicePlan, logFile: string, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(90_000)
  let answer = 'no answer'
  try {
    await poll(
      async () => {
        const response = await ask(`http://127.0.0.1:${port}/health/ready`)
        answer = response.text
        return response.ok || null
      },
      AbortSignal.any([limit, signal]),
      100,
    )
  } catch (error) {
    if (!limit.aborted) throw error
    throw notReady(name, answer, logFile, error)
  }
}

function notReady(name: string, answer: string, logFile: string, cause: unknown): StartFailure {
  const what = `${name} is not ready after 90 s: ${answer}.`
  return new StartFailure('LAUREL_START_SERVICE_FAILED', what, `read ${logFile}; the answer names what it waits for.`, {
    cause,
  })
}

async function ask(url: string): Promise<{ ok: boolean; text: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    return { ok: response.ok, text: `${response.status} ${(await response.text()).slice(0, 400)}` }
  } catch {
    return { ok: false, text: 'no answer' }
  }
}

function serviceEnded(name: string, how: string | number | null, logFile: string): StartFailure {
  const tail = lastLines(readFileSync(logFile, 'utf8'), 12)
  return new StartFailure(
    'LAUREL_START_SERVICE_FAILED',
    `${name} has ended (${how}). The end of its log:\n${tail}\n`,
    `read ${logFile}, put it right, and start again.`,
  )
}
