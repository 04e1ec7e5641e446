import { setTimeout as wait } from 'node:timers/promises'
import { processBirth } from './process-identity.ts'

/**
 * Asks a process to end (SIGTERM), waits up to `withinMs`, then forces it (SIGKILL). Resolves when it is gone; a process
 * that is gone already is no error.
 */
export async function endProcess(pid: number, withinMs: number): Promise<'ended' | 'forced'> {
  const birth = processBirth(pid)
  if (birth === null) return 'ended'
  const alive = () => processBirth(pid) === birth
  send(pid, 'SIGTERM')
  if (await gone(alive, withinMs)) return 'ended'
  send(pid, 'SIGKILL')
  await gone(alive, 10_000)
  return 'forced'
}

async function gone(alive: () => boolean, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (alive()) {
    if (performance.now() > until) return false
    await wait(25)
  }
  return true
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
