import { type ChildProcess, spawn } from 'node:child_process'
import type { ProcessLog } from './process-log.ts'

/** How a process ended: by an exit code, or by a signal. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** One life of a service. */
export interface Child {
  readonly pid: number
  /** Resolves when it has ended, however. */
  readonly ended: Promise<Ending>
  readonly alive: () => boolean
  send(signal: NodeJS.Signals): void
}

/** Runs `node <command>`; it never outlives this process. */
export function startChild(command: readonly string[], env: Record<string, string>, log: ProcessLog): Child {
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  log.collect(child.stdout, child.stderr)
  const takeAlong = () => child.kill('SIGKILL')
  process.once('exit', takeAlong)
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('exit', takeAlong)
      resolve({ code, signal })
    })
  })
  return { pid: child.pid ?? 0, ended, alive: () => isAlive(child), send: (signal) => void child.kill(signal) }
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}
