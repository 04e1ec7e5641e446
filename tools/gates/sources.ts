import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Source = { readonly path: string; readonly text: string }

export const root = join(import.meta.dirname, '../..')

/** Every path that is, or is about to be, under version control: tracked files and new ones that are not ignored. */
export const trackedPaths = (): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))

export const readSource = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') })

export const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path)

export const isTest = (path: string): boolean => /\.(test|fixture)\.ts$/.test(path) || /(^|\/)test\//.test(path)
