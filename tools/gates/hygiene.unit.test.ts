import { expect, test } from 'vitest'
import { checkHygiene } from './hygiene.ts'

const rules = (text: string, path = 'docs/a.md') => checkHygiene({ path, text }).map(({ rule }) => rule)

test.each([
  ['machine-path', 'run it in /work/main'],
  ['machine-path', 'export PATH=/opt/n24/bin'],
  ['machine-path', '"/home/someone/laurel"'],
  ['private-host', 'http://10.1.2.3:4873/'],
  ['private-host', 'https://packages.corp/npm'],
  ['secret', '-----BEGIN EC PRIVATE KEY-----'],
  ['secret', 'aws = AKIAABCDEFGHIJKLMNOP'],
  ['secret-in-url', 'mongodb://laurel:hunter2@db:27017'],
  ['merge-marker', '<<<<<<< HEAD'],
])('%s: %s', (rule, text) => {
  expect(rules(text)).toEqual([rule])
})

test.each([
  ['registry-host', 'registry=https://npm.example.com/', '.npmrc'],
  ['registry-host', 'RUN pip install --index-url=https://pypi.example.com/', 'deploy/Dockerfile'],
  ['registry-host', '"resolved": "x"', 'tools/a/package-lock.json'],
  ['registry-host', '    tarball: somewhere', 'pnpm-lock.yaml'],
  ['registry-host', '    resolution: {tarball: https://example.com/a.tgz}', 'pnpm-lock.yaml'],
  ['untracked-work', '// TODO: later', 'a.ts'],
  ['environment-by-the-back-door', 'const { env } = process', 'packages/mongo/src/a.ts'],
  ['suppression-without-reason', '// @ts-expect-error', 'a.ts'],
  ['suppression-without-reason', '/* v8 ignore next */', 'a.ts'],
  ['secret-file', 'x', 'deploy/master.key'],
  ['secret-file', 'x', '.env'],
])('%s: %s in %s', (rule, text, path) => {
  expect(rules(text, path)).toEqual([rule])
})

test.each([
  'GET https://laurel.example/work/orders',
  '/opt/kafka/bin/kafka-topics.sh',
  'mongodb://127.0.0.1:27017/?replicaSet=rs0',
  'mongodb://<user>:<password>@host',
  '`../work/main`',
])('passes: %s', (text) => {
  expect(rules(text)).toEqual([])
})

test('passes: notes that name their issue, and suppressions with a reason', () => {
  expect(rules('// TODO (#12): later\n// @ts-expect-error the driver types this too narrowly', 'a.ts')).toEqual([])
})
