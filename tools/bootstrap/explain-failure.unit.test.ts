import { expect, test } from 'vitest'
import { explainFailure } from './explain-failure.mjs'
import { isExecutable } from './toolchain.mjs'

test.each([
  ['npm error code ENOTFOUND', 'LAUREL_START_NO_NETWORK'],
  ['npm error code EAI_AGAIN', 'LAUREL_START_NO_NETWORK'],
  ['npm error code EINTEGRITY', 'LAUREL_START_BAD_DOWNLOAD'],
  ['ERR_PNPM_TARBALL_INTEGRITY  Got unexpected checksum', 'LAUREL_START_BAD_DOWNLOAD'],
  ['ENOSPC: no space left on device, write', 'LAUREL_START_NO_DISK'],
  ['EACCES: permission denied, mkdir', 'LAUREL_START_NO_PERMISSION'],
  ['ERR_PNPM_OUTDATED_LOCKFILE', 'LAUREL_START_OLD_LOCKFILE'],
  ['boom', 'LAUREL_START_COMMAND_FAILED'],
])('%s is %s, with a next step', (output, code) => {
  const error = explainFailure('Installing', output)
  expect(error.code).toBe(code)
  expect(error.message).toMatch(/\[LAUREL_START_[A-Z_]+\]\n {2}What to do: ./)
})

test('a pnpm that only a shell can run is not good enough for turbo', () => {
  expect(isExecutable(Buffer.from('#!/usr/bin/env node\n'))).toBe(true)
  expect(isExecutable(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]))).toBe(true)
  expect(isExecutable(Buffer.from("# pnpm's native binary replaces this file\n"))).toBe(false)
})
