import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `.laurel/running.json` tells tools and tests while Laurel runs (contract.md). */
export type Running = { http: string; brokers: string[]; mongodb: string; pids: Record<string, number> }

/** `.laurel/running.json`: there exactly while everything is ready. It appears whole, by a rename. */
export function runningFile(dataDir: string): { write(running: Running): void; remove(): void } {
  const file = join(dataDir, 'running.json')
  return {
    write(running) {
      writeFileSync(`${file}.new`, `${JSON.stringify(running, null, 2)}\n`)
      renameSync(`${file}.new`, file)
    },
    remove: () => rmSync(file, { force: true }),
  }
}
