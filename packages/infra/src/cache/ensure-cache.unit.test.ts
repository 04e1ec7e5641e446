import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { type CachePlan, ensureCache } from './ensure-cache.ts'

const contents: Record<string, string> = { 'a.jar': 'first', 'b.jar': 'second' }
const checksums = new Map(
  Object.entries(contents).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')]),
)

function cache(overrides: Partial<CachePlan> = {}) {
  const folder = join(temporaryFolder(), 'kafka')
  const log: string[] = []
  const plan: CachePlan = {
    folder,
    checksums,
    what: 'Kafka',
    log: (line) => log.push(line),
    fetch: async (draft) => {
      for (const [name, text] of Object.entries(contents)) writeFileSync(join(draft, name), text)
    },
    ...overrides,
  }
  return { folder, log, ensure: (other: Partial<CachePlan> = {}) => ensureCache({ ...plan, ...other }) }
}

const noNetwork: Partial<CachePlan> = { fetch: () => Promise.reject(new Error('no network')) }

test('nothing is fetched twice', async () => {
  const { ensure } = cache()
  expect(await ensure()).toBe('fetched')
  expect(await ensure(noNetwork)).toBe('kept')
})

test('a jar that was changed is found and fetched again', async () => {
  const { ensure, folder, log } = cache()
  await ensure()
  appendFileSync(join(folder, 'b.jar'), 'x')
  expect(await ensure()).toBe('fetched')
  expect(log).toContain('Kafka: b.jar is damaged, fetching it again')
  expect(readFileSync(join(folder, 'b.jar'), 'utf8')).toBe('second')
})

test('a jar that is missing, and one too many, are damage as well', async () => {
  const { ensure, folder } = cache()
  await ensure()
  rmSync(join(folder, 'a.jar'))
  expect(await ensure()).toBe('fetched')
  writeFileSync(join(folder, 'c.jar'), 'stray')
  expect(await ensure()).toBe('fetched')
  expect(readdirSync(folder)).not.toContain('c.jar')
})

test('a folder without its stamp is checked in full: kept if whole, fetched if not', async () => {
  const { ensure, folder } = cache()
  await ensure()
  rmSync(join(folder, '.checked.json'))
  expect(await ensure(noNetwork)).toBe('kept')
  rmSync(join(folder, '.checked.json'))
  writeFileSync(join(folder, 'a.jar'), 'fIrst')
  expect(await ensure()).toBe('fetched')
})

test('a new checksum list makes the old folder stale', async () => {
  const { ensure } = cache()
  await ensure()
  const newer = new Map([...checksums, ['c.jar', createHash('sha256').update('third').digest('hex')]])
  await expect(ensure({ ...noNetwork, checksums: newer })).rejects.toThrow('no network')
})

test('a download that does not match its checksums is refused and leaves nothing behind', async () => {
  const { ensure, folder } = cache({ fetch: async (draft) => writeFileSync(join(draft, 'a.jar'), 'fir') })
  await expect(ensure()).rejects.toMatchObject({ code: 'LAUREL_START_BAD_DOWNLOAD' })
  expect(readdirSync(join(folder, '..'))).toEqual([])
})

test('a failed download does not cost the whole folder that was there', async () => {
  const { ensure, folder } = cache()
  await ensure()
  appendFileSync(join(folder, 'b.jar'), 'x')
  await expect(ensure(noNetwork)).rejects.toThrow('no network')
  expect(existsSync(join(folder, 'a.jar'))).toBe(true)
})

test('the draft of a start that was killed while fetching is removed', async () => {
  const { ensure, folder } = cache()
  const pidOfNobody = 2 ** 22 + 1
  mkdirSync(`${folder}.new-${pidOfNobody}`, { recursive: true })
  await ensure()
  expect(readdirSync(join(folder, '..'))).toEqual(['kafka'])
})
