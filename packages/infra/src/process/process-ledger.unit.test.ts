import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { endProcess } from './end-process.ts'
import { processBirth } from './process-identity.ts'
import { processLedger } from './process-ledger.ts'

async function sleeper(marker: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', "console.log('up'); setInterval(() => {}, 1000)", marker])
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child.pid ?? 0
}

test('a process that runs and is ours is found again by another reader of the file', async () => {
  const file = join(temporaryFolder(), 'pids.json')
  const pid = await sleeper('/data/kafka')
  processLedger(file).record('kafka', pid, '/data/kafka')
  expect(processLedger(file).alive()).toEqual([{ name: 'kafka', pid }])
  await endProcess(pid, 5000)
  expect(processLedger(file).alive()).toEqual([])
})

test('a process that only has the number of ours is never taken for ours', async () => {
  const file = join(temporaryFolder(), 'pids.json')
  const pid = await sleeper('/data/other')
  processLedger(file).record('kafka', pid, '/data/kafka')
  expect(processLedger(file).alive()).toEqual([])
  writeFileSync(file, JSON.stringify({ kafka: { pid, birth: 'earlier', marker: '/data/other' } }))
  expect(processLedger(file).alive()).toEqual([])
})

test('a process that ignores SIGTERM is forced after its time', async () => {
  const child = spawn(process.execPath, [
    '-e',
    "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
  ])
  await once(child.stdout, 'data')
  expect(await endProcess(child.pid ?? 0, 100)).toBe('forced')
  expect(processBirth(child.pid ?? 0)).toBeNull()
})
