import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { InfraError, startInfra } from '@laurel/infra'

// The process edge of `npm run bench`: bench/src/main.ts on a fresh broker and database of its own, unless KAFKA_BROKERS
// and MONGODB_URL name others.

const root = dirname(import.meta.dirname)
const dataDir = join(root, '.laurel', 'bench')

try {
  const infra = await startInfra({ dataDir, log: console.log, fresh: true })
  try {
    process.exitCode = await bench({ KAFKA_BROKERS: infra.brokers.join(','), MONGODB_URL: infra.mongodbUrl })
  } finally {
    await infra.stop()
    // More than a gigabyte; results, logs and profiles stay.
    for (const part of ['kafka', 'mongodb']) rmSync(join(dataDir, part), { recursive: true, force: true })
  }
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof InfraError ? `\n${error.message}` : error)
}

function bench(addresses: Record<string, string>): Promise<number> {
  const entry = join(root, 'bench', 'src', 'main.ts')
  const env = { ...process.env, ...addresses }
  const child = spawn(process.execPath, [entry, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' })
  // A Ctrl-C reaches the benchmark by itself; we stay until it has ended, to stop broker and database after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
