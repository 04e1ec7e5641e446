import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Infra, startInfra } from '@laurel/infra'

/**
 * A broker and a database of this test's own, which it may kill (`kafka.kill()`, `mongodb.kill()`) and start again on the
 * same port and data. `stop` ends them and removes their data.
 */
export async function startOwnInfra(): Promise<Infra> {
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-faults-'))
  const infra = await startInfra({ dataDir, ignoreGiven: true })
  const stop = async () => {
    await infra.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  // Not a spread: `pids` is read anew each time.
  return Object.create(infra, { stop: { value: stop } })
}
