import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { InfraError } from '../infra-error.ts'
import type { Log } from '../log.ts'
import { processBirth } from '../process/process-identity.ts'
import { step } from '../step.ts'
import { isStampCurrent, writeStamp } from './cache-stamp.ts'
import { type ChecksumList, findDamage } from './checksum-list.ts'

export type CachePlan = {
  folder: string
  checksums: ChecksumList
  what: string
  log: Log
  /** Puts exactly the files of the list into the folder it is given. */
  fetch(folder: string): Promise<void>
}

/**
 * Makes sure that `folder` holds the files of the list, every checksum right. Fetches at most once: what is there and
 * whole is kept; what is damaged is fetched again. The folder appears by a rename, so it is never there by half, and two
 * starts at the same time do not disturb each other.
 */
export async function ensureCache(plan: CachePlan): Promise<'kept' | 'fetched'> {
  const { folder, checksums, what, log } = plan
  if (existsSync(folder)) {
    if (isStampCurrent(folder, checksums)) return 'kept'
    const damage = await findDamage(folder, checksums)
    if (damage.length === 0) {
      writeStamp(folder, checksums)
      return 'kept'
    }
    log(
      `${what}: ${damage.slice(0, 3).join(', ')} ${damage.length > 3 ? 'and others are' : 'is'} damaged, fetching it again`,
    )
  }
  removeLeftovers(folder)
  const draft = `${folder}.new-${process.pid}`
  mkdirSync(draft, { recursive: true })
  try {
    await step(
      log,
      `Fetching ${what}`,
      () => plan.fetch(draft),
      () => fetched(draft),
    )
    await accept(plan, draft)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return 'fetched'
}

async function accept({ folder, checksums, what }: CachePlan, draft: string): Promise<void> {
  const damage = await findDamage(draft, checksums)
  if (damage.length > 0) {
    throw new InfraError(
      'LAUREL_START_BAD_DOWNLOAD',
      `${what} was fetched but does not match its checksums: ${damage.slice(0, 5).join(', ')}.`,
      'run the same command again; if it stays so, the package source or a proxy on the way changes files.',
    )
  }
  writeStamp(draft, checksums)
  const old = `${folder}.old-${process.pid}`
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(draft, folder)
  rmSync(old, { recursive: true, force: true })
}

/** Drafts of starts that were killed while fetching. */
function removeLeftovers(folder: string): void {
  const parent = dirname(folder)
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent)) {
    const [, pid] = /\.(?:new|old)-(\d+)$/.exec(name) ?? []
    if (!name.startsWith(basename(folder)) || pid === undefined || processBirth(Number(pid)) !== null) continue
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/** How much has arrived; silent while the program that fetches keeps it elsewhere. */
function fetched(folder: string): string {
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    return statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  })
  const megabytes = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1_000_000)
  return megabytes > 0 ? `, ${megabytes} MB` : ''
}
