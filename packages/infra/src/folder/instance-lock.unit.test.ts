import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { instanceLock } from './instance-lock.ts'

test('a second instance is refused, and told the pid of the first and where it listens', () => {
  const folder = temporaryFolder()
  const lock = instanceLock(folder)
  expect(() => instanceLock(folder)).toThrow(
    `already running on this folder (pid ${process.pid}): it is still starting`,
  )
  lock.note(['http://127.0.0.1:8080', 'Kafka 127.0.0.1:9092'])
  expect(() => instanceLock(folder)).toThrow('it listens on http://127.0.0.1:8080, Kafka 127.0.0.1:9092.')
  expect(() => instanceLock(folder)).toThrow('LAUREL_START_ALREADY_RUNNING')
})

test('a released lock is free', () => {
  const folder = temporaryFolder()
  instanceLock(folder).release()
  instanceLock(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['whose process is gone', { pid: 2 ** 22 + 1, birth: 'x', listens: [] }],
  ['whose pid now belongs to another process', { pid: process.pid, birth: 'of an earlier one', listens: [] }],
])('a lock %s is taken over', (_why, holder) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'instance.lock'), JSON.stringify(holder))
  instanceLock(folder)
  expect(() => instanceLock(folder)).toThrow(`pid ${process.pid}`)
})

test('a lock cut short by a full disk is taken over', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'instance.lock'), '{"pid":')
  instanceLock(folder).release()
  expect(existsSync(join(folder, 'instance.lock'))).toBe(false)
})
