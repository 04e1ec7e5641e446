import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashFiles, isStamped, packageFiles, stamp } from './stamp.mjs'

function root(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-tools-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

test('work is skipped only while its stamp says just what is wanted', () => {
  const file = join(root({}), 'stamp')
  expect(isStamped(file, 'one')).toBe(false)
  stamp(file, 'one')
  expect(isStamped(file, 'one')).toBe(true)
  expect(isStamped(file, 'two')).toBe(false)
})

test('any change of a lock file or a package.json asks for a new install', () => {
  const names = ['pnpm-lock.yaml', 'package.json']
  const before = hashFiles(root({ 'pnpm-lock.yaml': 'a', 'package.json': 'b' }), names)
  expect(hashFiles(root({ 'pnpm-lock.yaml': 'a', 'package.json': 'b' }), names)).toBe(before)
  expect(hashFiles(root({ 'pnpm-lock.yaml': 'ab', 'package.json': '' }), names)).not.toBe(before)
  expect(hashFiles(root({ 'pnpm-lock.yaml': 'a' }), names)).not.toBe(before)
})

test('every workspace package counts, whether named or found by a star', () => {
  const folder = root({ 'packages/a/package.json': '{}', 'packages/b/package.json': '{}', 'e2e/package.json': '{}' })
  const workspace = 'packages:\n  - packages/*\n  - services/*\n  - e2e\nallowBuilds:\n  ssh2: false\n'
  expect(packageFiles(folder, workspace)).toEqual([
    'package.json',
    'packages/a/package.json',
    'packages/b/package.json',
    'e2e/package.json',
  ])
})
