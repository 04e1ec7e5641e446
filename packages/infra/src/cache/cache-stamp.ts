import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChecksumList } from './checksum-list.ts'

const stampName = '.checked.json'

/**
 * Whether the folder is as it was when all its checksums were last found right: the same list, and every file with the
 * same size and time of change. A cheap look for every start; hashing 180 MB each time would cost half a second.
 */
export function isStampCurrent(folder: string, list: ChecksumList): boolean {
  const file = join(folder, stampName)
  return existsSync(file) && readFileSync(file, 'utf8') === describe(folder, list)
}

/** Notes that the checksums were right just now. */
export function writeStamp(folder: string, list: ChecksumList): void {
  writeFileSync(join(folder, stampName), describe(folder, list))
}

function describe(folder: string, list: ChecksumList): string {
  const files = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return [name, size, Math.trunc(mtimeMs)]
    })
  const wanted = createHash('sha256')
    .update(JSON.stringify([...list]))
    .digest('hex')
  return JSON.stringify({ list: wanted, files })
}
