import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { KeyManagement } from './key-management.ts'
import { KEY_BYTES, masterKeyManagement } from './master-key.ts'

/** The master key's file is missing, readable by everybody, or does not hold a key. The message says what to do. */
export class MasterKeyFileError extends Error {
  override readonly name = 'MasterKeyFileError'
}

/** `create`: make the file when it is missing. Only for development: a new key cannot open what an old one sealed. */
export interface MasterKeyFileOptions {
  readonly path: string
  readonly create: boolean
}

const HOW_TO_MAKE = 'Make one with: (umask 077; openssl rand -base64 32 > FILE)'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

const createFile = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
    await file.sync()
    // A link, unlike a rename, never replaces: of two processes that start at once, both use the first one's key.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

const readKey = async (path: string): Promise<Buffer> => {
  // Group may read: that is how an orchestrator hands a secret to a process that is not root.
  const { mode } = await stat(path)
  if ((mode & 0o007) !== 0) {
    throw new MasterKeyFileError(`The master key file ${path} is open to everybody. Run: chmod 600 ${path}`)
  }
  const text = (await readFile(path, 'utf8')).trim()
  const key = Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES || key.toString('base64') !== text) {
    throw new MasterKeyFileError(
      `The file ${path} does not hold a master key (${KEY_BYTES} bytes in base64). ${HOW_TO_MAKE}`,
    )
  }
  return key
}

/**
 * Key management by a key file: 32 random bytes in base64, mode 0600. Whoever has the file and the database can read
 * every member, so the two are backed up apart. Losing the file is the same as erasing every member.
 */
export const fileKeyManagement = async ({ path, create }: MasterKeyFileOptions): Promise<KeyManagement> => {
  try {
    return masterKeyManagement(await readKey(path))
  } catch (error) {
    if (!isMissing(error)) throw error
    if (!create)
      throw new MasterKeyFileError(`The master key file ${path} does not exist. ${HOW_TO_MAKE}`, { cause: error })
  }
  await createFile(path)
  return masterKeyManagement(await readKey(path))
}
