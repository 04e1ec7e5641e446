import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { InfraError } from '../infra-error.ts'
import { localProcess } from './local-process.ts'
import { processLedger } from './process-ledger.ts'

test('a start ends at its limit even when the question whether it is ready is never answered', async () => {
  const folder = temporaryFolder()
  const sleeper = localProcess({
    name: 'kafka',
    program: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)', folder],
    marker: folder,
    logFile: join(folder, 'sleeper.log'),
    ledger: processLedger(join(folder, 'pids.json')),
    readyWithinMs: 300,
    stopWithinMs: 2_000,
    ready: () => new Promise(() => {}),
    explain: ({ how }) => new InfraError('LAUREL_START_KAFKA_FAILED', how, 'nothing'),
  })
  await expect(sleeper.start()).rejects.toThrow('is not ready after 0.3 s')
  expect(sleeper.pid()).toBeNull()
})
