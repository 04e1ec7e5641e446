import { expect, test } from 'vitest'
import { checkPurity } from './purity.ts'

const rules = (text: string) =>
  checkPurity({ path: 'services/x-service/src/domain/a.ts', text }).map(({ rule }) => rule)

test.each([
  ['const now = Date.now()', 'pure-clock'],
  ['const now = new Date()', 'pure-clock'],
  ['const now = Date()', 'pure-clock'],
  ['const now = performance.now()', 'pure-clock'],
  ['const x = Math.random()', 'pure-chance'],
  ['const id = crypto.randomUUID()', 'pure-chance'],
  ['const mode = process.env.MODE', 'pure-world'],
  ["const x = globalThis['fetch']", 'pure-world'],
  ['const x = fetch(url)', 'pure-world'],
  ['setTimeout(() => {}, 1)', 'pure-world'],
  ['export const f = async () => 1', 'pure-waiting'],
  ['class A { async m() {} }', 'pure-waiting'],
])('%s is found as %s', (text, rule) => {
  expect(rules(text)).toEqual([rule])
})

test.each([
  'const day = new Date(instant).getUTCFullYear()',
  'const parsed = Date.parse(text)',
  'const most = Math.max(a, b)',
  'const state = order.process.started',
])('%s passes, its inputs are all there', (text) => {
  expect(rules(text)).toEqual([])
})
