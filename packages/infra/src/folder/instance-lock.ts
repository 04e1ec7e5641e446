import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InfraError } from '../infra-error.ts'
import { processBirth } from '../process/process-identity.ts'

type Holder = { pid: number; birth: string; listens: string[] }

export type InstanceLock = {
  /** Notes where this instance can be found, for the message that a second start shows. */
  note(listens: readonly string[]): void
  release(): void
}

/**
 * Lets one Laurel at a time use a data folder. A lock whose process is gone is taken over; a living one gives
 * `LAUREL_START_ALREADY_RUNNING` with its pid and where it listens.
 */
export function instanceLock(dataDir: string): InstanceLock {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'instance.lock')
  const own = `${file}.${process.pid}`
  const write = (listens: readonly string[]) =>
    writeFileSync(own, JSON.stringify({ pid: process.pid, birth: processBirth(process.pid), listens }))
  write([])
  try {
    claim(file, own)
  } finally {
    rmSync(own, { force: true })
  }
  return {
    note(listens) {
      write(listens)
      renameSync(own, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

/** `link` fails when the name exists, in one step of the file system: two starts at the same moment cannot both win. */
function claim(file: string, own: string): void {
  for (;;) {
    try {
      linkSync(own, file)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const seen = read(file)
    const holder = parse(seen)
    if (holder && processBirth(holder.pid) === holder.birth) throw alreadyRunning(holder)
    setAside(file, `${own}.stale`, seen)
  }
}

/** Removes the lock of a dead process, unless another start has replaced it since we looked. */
function setAside(file: string, aside: string, seen: string): void {
  try {
    renameSync(file, aside)
    if (read(aside) !== seen) linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function alreadyRunning({ pid, listens }: Holder): InfraError {
  const where = listens.length > 0 ? `it listens on ${listens.join(', ')}` : 'it is still starting'
  return new InfraError(
    'LAUREL_START_ALREADY_RUNNING',
    `Laurel is already running on this folder (pid ${pid}): ${where}.`,
    `use that one, or stop it first: kill ${pid}`,
  )
}
