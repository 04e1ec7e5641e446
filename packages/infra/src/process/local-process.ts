import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { InfraError } from '../infra-error.ts'
import { endProcess } from './end-process.ts'
import { lastLines } from './explain-failure.ts'
import type { ProcessLedger } from './process-ledger.ts'

export type LocalProcessPlan = {
  name: 'kafka' | 'mongodb'
  program: string
  args: readonly string[]
  /** Text of the command line that no other process has: the path of our own data. */
  marker: string
  logFile: string
  ledger: ProcessLedger
  readyWithinMs: number
  stopWithinMs: number
  /** Resolves when the process can be used; gives up when the signal aborts. */
  ready(signal: AbortSignal): Promise<void>
  /** The error for an end that nobody asked for, or for a start that came to nothing. */
  explain(end: EndOfProcess): InfraError
}

/** `how` in words, to follow its name: "ended with code 1". `log` is the end of what it said. */
export type EndOfProcess = { how: string; exitCode: number | null; log: string }

export type LocalProcess = {
  pid(): number | null
  /** Starts it and resolves when it is ready. */
  start(signal?: AbortSignal): Promise<void>
  /** SIGKILL, as a machine's crash would; resolves when it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
  /** Called when it ends though nobody asked it to. */
  onLost(listener: (error: InfraError) => void): void
}

/** A program that runs beside us in a session of its own, so that a Ctrl-C in the terminal does not reach it before us. */
export function localProcess(plan: LocalProcessPlan): LocalProcess {
  let running: { child: ChildProcess; ended: Promise<InfraError> } | null = null
  const listeners: ((error: InfraError) => void)[] = []
  const end = async (how: (child: ChildProcess, pid: number) => Promise<unknown>): Promise<void> => {
    const { child, ended } = running ?? {}
    running = null
    if (child?.pid === undefined) return
    await how(child, child.pid)
    await ended
    plan.ledger.forget(plan.name)
  }
  const stop = () => end((_child, pid) => endProcess(pid, plan.stopWithinMs))
  return {
    pid: () => running?.child.pid ?? null,
    stop,
    kill: () => end(async (child) => child.kill('SIGKILL')),
    onLost: (listener) => void listeners.push(listener),
    async start(signal) {
      const started = launch(plan)
      running = started
      try {
        await untilReady(plan, started.ended, signal)
      } catch (error) {
        await stop()
        throw error
      }
      void started.ended.then((error) => {
        if (running === started) for (const tell of listeners) tell(error)
      })
    },
  }
}

function launch(plan: LocalProcessPlan): { child: ChildProcess; ended: Promise<InfraError> } {
  mkdirSync(dirname(plan.logFile), { recursive: true })
  if (existsSync(plan.logFile)) renameSync(plan.logFile, `${plan.logFile}.1`)
  const log = openSync(plan.logFile, 'a')
  const child = spawn(plan.program, plan.args, { detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  if (child.pid !== undefined) plan.ledger.record(plan.name, child.pid, plan.marker)
  // A parent that fails outright still takes its children along; after a kill -9 the ledger does.
  const takeAlong = () => child.kill('SIGTERM')
  process.once('exit', takeAlong)
  const ended = new Promise<InfraError>((resolve) => {
    const settle = (how: string, exitCode: number | null) => {
      process.off('exit', takeAlong)
      resolve(plan.explain({ how, exitCode, log: endOfLog(plan) }))
    }
    child.once('exit', (code, signal) => settle(signal ? `was ended by ${signal}` : `ended with code ${code}`, code))
    child.once('error', (error) => settle(`could not be run (${error.message})`, null))
  })
  return { child, ended }
}

async function untilReady(plan: LocalProcessPlan, ended: Promise<InfraError>, signal?: AbortSignal): Promise<void> {
  const giveUp = new AbortController()
  const limit = AbortSignal.timeout(plan.readyWithinMs)
  const any = AbortSignal.any([giveUp.signal, limit, ...(signal ? [signal] : [])])
  // A question may hang and never look at the signal: the limit holds all the same.
  const aborted = new Promise<never>((_, reject) => any.addEventListener('abort', () => reject(any.reason)))
  aborted.catch(() => {}) // when it comes after the race is over
  try {
    await Promise.race([
      plan.ready(any),
      aborted,
      ended.then((error) => {
        throw error
      }),
    ])
  } catch (error) {
    if (!limit.aborted) throw error
    const how = `is not ready after ${plan.readyWithinMs / 1000} s`
    throw plan.explain({ how, exitCode: null, log: endOfLog(plan) })
  } finally {
    giveUp.abort()
  }
}

function endOfLog({ logFile }: LocalProcessPlan): string {
  return lastLines(readFileSync(logFile, 'utf8'), 12)
}
