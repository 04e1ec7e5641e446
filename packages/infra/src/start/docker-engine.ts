import { createHash } from 'node:crypto'
import { InfraError } from '../infra-error.ts'

/** Null when a Docker engine answers; else the reason why the Docker way is missing. */
export async function dockerMissing(): Promise<InfraError | null> {
  try {
    const { getContainerRuntimeClient } = await import('testcontainers')
    await getContainerRuntimeClient()
    return null
  } catch (error) {
    const next = 'install and start Docker (docker info must work).'
    return new InfraError('LAUREL_START_NO_RUNTIME', 'No Docker engine answers.', next, { cause: error })
  }
}

/** The named volume that keeps a part's data between runs: one for each data folder, since containers come and go. */
export function volumeFor(dataDir: string, part: string): string {
  return `laurel-${part}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
}
