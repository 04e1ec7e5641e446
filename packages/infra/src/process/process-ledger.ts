import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { processBirth, processCommand } from './process-identity.ts'

export type LedgerEntry = { pid: number; birth: string; marker: string }

/**
 * The processes that this data folder has started, kept in a file so that a start after a `kill -9` of the parent finds
 * what it left behind. `marker` is text that the process's command line must still hold: together with its birth it makes
 * sure that only our own processes are ever ended.
 */
export type ProcessLedger = {
  record(name: string, pid: number, marker: string): void
  forget(name: string): void
  /** Those written down that still run and are ours, in the order in which they were started. */
  alive(): { name: string; pid: number }[]
  clear(): void
}

export function processLedger(file: string): ProcessLedger {
  const read = (): Record<string, LedgerEntry> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      return {}
    }
  }
  // Written whole and renamed: a kill in the middle leaves the old list, never half a list.
  const write = (entries: Record<string, LedgerEntry>): void => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(entries, null, 2))
    renameSync(`${file}.new`, file)
  }
  return {
    record(name, pid, marker) {
      const { [name]: _old, ...others } = read()
      write({ ...others, [name]: { pid, birth: processBirth(pid) ?? '', marker } })
    },
    forget(name) {
      const { [name]: _gone, ...others } = read()
      write(others)
    },
    alive: () =>
      Object.entries(read())
        .filter(([, entry]) => isOurs(entry))
        .map(([name, { pid }]) => ({ name, pid })),
    clear: () => rmSync(file, { force: true }),
  }
}

function isOurs({ pid, birth, marker }: LedgerEntry): boolean {
  return processBirth(pid) === birth && (processCommand(pid)?.includes(marker) ?? false)
}
