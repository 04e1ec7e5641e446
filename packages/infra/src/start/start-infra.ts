import { join, resolve } from 'node:path'
import { checkDataLayout, removeData } from '../folder/data-layout.ts'
import { instanceLock } from '../folder/instance-lock.ts'
import { withoutSecrets } from '../mongodb/given-mongodb.ts'
import { processLedger } from '../process/process-ledger.ts'
import { composeInfra } from './compose-infra.ts'
import { endLeftovers } from './end-leftovers.ts'
import type { Infra, InfraOptions } from './infra.ts'
import type { StartContext } from './part.ts'
import { startBoth } from './start-both.ts'

const repositoryCache = resolve(import.meta.dirname, '../../../../.laurel/cache')

/**
 * Finds or starts a real Kafka and a real MongoDB, both at the same time, and resolves when both can be used. Each comes
 * from the first of: the environment (KAFKA_BROKERS, MONGODB_URL), a local process, Docker. Throws `InfraError`, whose
 * message says what to do; then nothing that it started is left running.
 */
export async function startInfra(options: InfraOptions): Promise<Infra> {
  const { log = () => {}, environment = process.env, cacheDir = repositoryCache, signal } = options
  const dataDir = resolve(options.dataDir)
  const lock = instanceLock(dataDir)
  try {
    const ledger = processLedger(join(dataDir, 'pids.json'))
    await endLeftovers(ledger, log)
    if (options.fresh) removeData(dataDir)
    checkDataLayout(dataDir)
    const context: StartContext = { dataDir, cacheDir, environment, ledger, log, signal }
    const { kafka, mongodb } = await startBoth(context, options)
    lock.note([...(options.listens ?? []), `Kafka ${kafka.address.join(',')}`, withoutSecrets(mongodb.address)])
    return composeInfra({ kafka, mongodb, ledger, lock, log })
  } catch (error) {
    lock.release()
    throw error
  }
}
