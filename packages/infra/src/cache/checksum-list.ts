import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** File name → SHA-256 in hex. */
export type ChecksumList = ReadonlyMap<string, string>

/** Reads the text that `sha256sum *` prints. */
export function parseChecksums(text: string): ChecksumList {
  const entries = text
    .split('\n')
    .map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line.trim()))
    .filter((match) => match !== null)
    .map(([, hash, name]) => [name ?? '', hash ?? ''] as const)
  return new Map(entries)
}

/** Names what differs between `folder` and the list: a file missing, changed, or one too many (a jar would be loaded). */
export async function findDamage(folder: string, list: ChecksumList): Promise<string[]> {
  if (!existsSync(folder)) return [...list.keys()]
  const extra = readdirSync(folder).filter((name) => !name.startsWith('.') && !list.has(name))
  const damaged: string[] = []
  for (const [name, hash] of list) {
    if ((await sha256(join(folder, name))) !== hash) damaged.push(name)
  }
  return [...damaged, ...extra]
}

async function sha256(file: string): Promise<string | null> {
  if (!existsSync(file)) return null
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
