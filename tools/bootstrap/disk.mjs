import { statfsSync } from 'node:fs'
import { StartError } from './start-error.mjs'

/** Toolchain 250 MB, dependencies 500 MB, broker and database 230 MB, their data, and room to unpack. */
const neededBytes = 1_500_000_000

/**
 * Says so before a long download, not after half of it, when the disk is too full.
 *
 * @param {string} root
 */
export function checkDisk(root) {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize >= neededBytes) return
  const free = Math.round((bavail * bsize) / 1_000_000)
  throw new StartError(
    'LAUREL_START_NO_DISK',
    `Only ${free} MB are free on the disk that holds ${root}; the first start needs 1500 MB.`,
    'free some space there, then run the same command again.',
  )
}
