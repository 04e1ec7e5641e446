import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startInfra } from '@laurel/infra'

const dataDir = join(import.meta.dirname, '..', '..', '.laurel', 'test')

/**
 * Gives the tests a fresh broker and database by KAFKA_BROKERS and MONGODB_URL, unless both are set already; then those are
 * used as they are. Vitest calls it before the first file that needs it, and what it gives back after the last.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const env = process.env
  if (env.KAFKA_BROKERS && env.MONGODB_URL) return
  const infra = await startInfra({ dataDir, log: console.log, fresh: true })
  env.KAFKA_BROKERS = infra.brokers.join(',')
  env.MONGODB_URL = infra.mongodbUrl
  return async () => {
    await infra.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
