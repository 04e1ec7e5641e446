import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InfraError } from '../infra-error.ts'

/** Goes up when data written before can no longer be read: the start then says so instead of failing half-way. */
export const dataLayout = '1'

const dataFolders = ['kafka', 'mongodb']

/**
 * Checks that the data in `dataDir` was written by this layout, and marks a new folder as such. Throws
 * `LAUREL_START_OLD_LAYOUT` otherwise; nothing is ever removed here.
 */
export function checkDataLayout(dataDir: string): void {
  const file = join(dataDir, 'layout')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  const hasData = dataFolders.some((part) => existsSync(join(dataDir, part)))
  if (found === dataLayout) return
  if (found !== null || hasData)
    throw oldLayout(dataDir, `it has layout ${found ?? '0'}, this Laurel reads ${dataLayout}`)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, `${dataLayout}\n`)
}

/** Removes broker's and database's data and the mark, and nothing else of the folder. */
export function removeData(dataDir: string): void {
  for (const part of [...dataFolders, 'layout']) rmSync(join(dataDir, part), { recursive: true, force: true })
}

/** The error for data that this Laurel cannot read, with the way to keep it and the way to begin again. */
export function oldLayout(dataDir: string, why: string): InfraError {
  return new InfraError(
    'LAUREL_START_OLD_LAYOUT',
    `The data in ${dataDir} was not written by this version: ${why}.`,
    `to keep it, move it away (mv ${dataDir} ${dataDir}.old) or use the version that wrote it; ` +
      `to begin again, remove ${join(dataDir, 'kafka')}, ${join(dataDir, 'mongodb')} and ${join(dataDir, 'layout')}.`,
  )
}
