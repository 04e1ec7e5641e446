import { InfraError } from '../infra-error.ts'

type Reason = { pattern: RegExp; code: InfraError['code']; what: string; next: string }

const reasons: readonly Reason[] = [
  {
    pattern: /No space left on device|ENOSPC/i,
    code: 'LAUREL_START_NO_DISK',
    what: 'the disk is full',
    next: 'free at least 1.5 GB on the disk that holds this folder, then run the same command again.',
  },
  {
    pattern: /DO NOT MATCH THE HASHES|checksum (validation )?(failed|mismatch)|Checksum validation failed/i,
    code: 'LAUREL_START_BAD_DOWNLOAD',
    what: 'the download does not match its checksum',
    next: 'run the same command again; if it stays so, the package source or a proxy on the way changes files.',
  },
  {
    pattern:
      /UnknownHost|Temporary failure in name resolution|Name or service not known|NewConnectionError|Network is unreachable|Connection (refused|timed out|reset)|ConnectTimeout|ReadTimeout|Could not transfer artifact|PluginResolutionException|No matching distribution found/i,
    code: 'LAUREL_START_NO_NETWORK',
    what: 'the package source cannot be reached',
    next: 'check the network (and proxy settings), then run the same command again. Nothing fetched so far is lost.',
  },
]

/** Turns the output of a failed download into the error that a person can act on. */
export function explainFailure(what: string, output: string): InfraError {
  const reason = reasons.find(({ pattern }) => pattern.test(output))
  if (reason) return new InfraError(reason.code, `${what}: ${reason.what}.`, reason.next)
  return new InfraError(
    'LAUREL_START_COMMAND_FAILED',
    `${what} failed:\n${lastLines(output, 12)}`,
    'read the lines above.',
  )
}

/** The last `count` lines that are not empty, for an error message. */
export function lastLines(text: string, count: number): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(-count).join('\n')
}
