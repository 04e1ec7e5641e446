import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startInfra } from '../src/index.ts'
import { processBirth } from '../src/process/process-identity.ts'

test('what a start that was killed with -9 left running is found and ended by the next, and its data is kept', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-infra-'))
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'start-and-stay.ts'), dataDir])
  const [printed] = await once(parent.stdout, 'data')
  const left: Record<string, number> = JSON.parse(String(printed))
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(Object.values(left).map(processBirth)).not.toContain(null)

  const log: string[] = []
  const infra = await startInfra({ dataDir, ignoreGiven: true, log: (line) => log.push(line) })
  onTestFinished(async () => {
    await infra.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  expect(log).toContain(`Ending kafka (pid ${left.kafka}), left behind by a start that was killed`)
  expect(log).toContain(`Ending mongodb (pid ${left.mongodb}), left behind by a start that was killed`)
  expect(Object.values(left).map(processBirth)).toEqual([null, null])
})
