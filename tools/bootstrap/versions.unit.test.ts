import { describe, expect, test } from 'vitest'
import { toolchainPlatform } from './platform.mjs'
import { isAtLeast, parseVersion } from './versions.mjs'

test.each([
  ['v24.21.0', '24.12.0', true],
  ['v24.12.0', '24.12.0', true],
  ['v24.11.9', '24.12.0', false],
  ['v20.20.2', '24.12.0', false],
  ['v26.0.0', '24.12.0', true],
  ['v9.99.99', '24.12.0', false],
  ['nonsense', '24.12.0', false],
])('%s against %s: %s', (have, want, fits) => {
  expect(isAtLeast(have, want)).toBe(fits)
})

test('a version is read with or without its v, and up to what follows it', () => {
  expect(parseVersion(' v24.21.0\n')).toEqual([24, 21, 0])
  expect(parseVersion('12.21.0-rc.1')).toEqual([12, 21, 0])
  expect(parseVersion('/bin/sh: node: not found')).toBeNull()
})

describe('the toolchain', () => {
  test('is there for Linux with glibc on both processors', () => {
    expect(toolchainPlatform({ platform: 'linux', arch: 'x64', glibc: true })).toBe('linux-x64')
    expect(toolchainPlatform({ platform: 'linux', arch: 'arm64', glibc: true })).toBe('linux-arm64')
  })

  test.each([
    { platform: 'linux', arch: 'x64', glibc: false },
    { platform: 'linux', arch: 'riscv64', glibc: true },
    { platform: 'darwin', arch: 'arm64', glibc: false },
  ])('is not there for $platform on $arch, glibc $glibc', (machine) => {
    expect(toolchainPlatform(machine)).toBeNull()
  })
})
