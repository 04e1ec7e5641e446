import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { checkDataLayout, dataLayout } from './data-layout.ts'

test('a new folder is marked, and accepted from then on', () => {
  const folder = temporaryFolder()
  checkDataLayout(folder)
  mkdirSync(join(folder, 'kafka'))
  checkDataLayout(folder)
  expect(readFileSync(join(folder, 'layout'), 'utf8').trim()).toBe(dataLayout)
})

test('data of another layout is refused, with the way to keep it and the way to begin again', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'layout'), '0\n')
  expect(() => checkDataLayout(folder)).toThrow('LAUREL_START_OLD_LAYOUT')
  expect(() => checkDataLayout(folder)).toThrow(`mv ${folder} ${folder}.old`)
})

test('data without a mark is of a layout before there were marks', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'mongodb'))
  expect(() => checkDataLayout(folder)).toThrow('it has layout 0')
})
