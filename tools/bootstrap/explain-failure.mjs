import { StartError } from './start-error.mjs'

const again = 'run the same command again.'

const reasons = [
  {
    pattern: /ENOSPC|No space left on device/i,
    code: 'LAUREL_START_NO_DISK',
    what: 'the disk is full',
    next: `free at least 1.5 GB on the disk that holds this folder, then ${again}`,
  },
  {
    pattern: /EINTEGRITY|TARBALL_INTEGRITY|integrity check failed|ERR_PNPM_BAD_TARBALL_SIZE|checksum/i,
    code: 'LAUREL_START_BAD_DOWNLOAD',
    what: 'a download does not match its checksum, it is corrupt or was cut short',
    next: `${again} If it stays so, empty the cache (npm cache clean --force) or look at the proxy on the way.`,
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|dns error|error sending request/i,
    code: 'LAUREL_START_NO_NETWORK',
    what: 'the package registry cannot be reached',
    next: `check the network (and the registry and proxy settings of npm), then ${again}`,
  },
  {
    pattern: /EACCES|EPERM|Permission denied/i,
    code: 'LAUREL_START_NO_PERMISSION',
    what: 'a file may not be written',
    next: 'make this folder and the npm cache yours (an earlier run as root may own files in them).',
  },
  {
    pattern: /OUTDATED_LOCKFILE|can only install packages when your package(\.json)? and package-lock/i,
    code: 'LAUREL_START_OLD_LOCKFILE',
    what: 'the lock file does not fit the package.json files',
    next: 'run pnpm install (with the pnpm that was fetched: .laurel/toolchain) and commit pnpm-lock.yaml.',
  },
]

/**
 * Turns the output of npm or pnpm into the error that a person can act on.
 *
 * @param {string} what
 * @param {string} output
 */
export function explainFailure(what, output) {
  const reason = reasons.find(({ pattern }) => pattern.test(output))
  if (reason) return new StartError(reason.code, `${what}: ${reason.what}.`, reason.next)
  const tail = output.trim().split('\n').slice(-15).join('\n')
  return new StartError('LAUREL_START_COMMAND_FAILED', `${what} failed:\n${tail}\n`, 'read the lines above.')
}
