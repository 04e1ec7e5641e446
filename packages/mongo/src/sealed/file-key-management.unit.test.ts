import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileKeyManagement, MasterKeyFileError } from './file-key-management.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-key-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a master key file', () => {
  test('is made on the first start in development, for its owner only, and used again on the next', async () => {
    const path = join(folder, 'new', 'master.key')
    const first = await fileKeyManagement({ path, create: true })
    const second = await fileKeyManagement({ path, create: true })
    expect(second.fingerprint).toBe(first.fingerprint)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toHaveLength(32)
  })

  test('is the same for processes that start at once', async () => {
    const path = join(folder, 'race.key')
    const all = await Promise.all(Array.from({ length: 20 }, () => fileKeyManagement({ path, create: true })))
    expect(new Set(all.map((keys) => keys.fingerprint)).size).toBe(1)
  })

  test('is never made in production: a missing file is an error that says what to do', async () => {
    const path = join(folder, 'missing.key')
    await expect(fileKeyManagement({ path, create: false })).rejects.toThrow(MasterKeyFileError)
    await expect(fileKeyManagement({ path, create: false })).rejects.toThrow(/openssl rand -base64 32/)
    await expect(stat(path)).rejects.toThrow('ENOENT')
  })

  test('that everybody can read is refused', async () => {
    const path = join(folder, 'open.key')
    await writeFile(path, Buffer.alloc(32, 3).toString('base64'))
    await chmod(path, 0o644)
    await expect(fileKeyManagement({ path, create: true })).rejects.toThrow(/chmod 600/)
  })

  test.each(['', 'short', Buffer.alloc(31).toString('base64'), `${Buffer.alloc(32).toString('base64')}x`])(
    'that holds something else is refused, not replaced: %j',
    async (text) => {
      const path = join(folder, 'wrong.key')
      await writeFile(path, text)
      await chmod(path, 0o600)
      await expect(fileKeyManagement({ path, create: true })).rejects.toThrow(/does not hold a master key/)
      expect(await readFile(path, 'utf8')).toBe(text)
    },
  )
})
