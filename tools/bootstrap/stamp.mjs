import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One hash over files in their order; a file that is missing counts as empty.
 *
 * @param {string} root
 * @param {readonly string[]} names relative to root
 */
export function hashFiles(root, names) {
  const hash = createHash('sha256')
  for (const name of names) {
    const file = join(root, name)
    hash.update(`${name}\0`)
    hash.update(existsSync(file) ? readFileSync(file) : '')
    hash.update('\0')
  }
  return hash.digest('hex')
}

/**
 * Whether the work that `wanted` stands for was finished before.
 *
 * @param {string} stampFile
 * @param {string} wanted
 */
export function isStamped(stampFile, wanted) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === wanted
}

/**
 * Notes that the work is finished. Call it last: a run that was cut short must leave no stamp.
 *
 * @param {string} stampFile
 * @param {string} wanted
 */
export function stamp(stampFile, wanted) {
  writeFileSync(stampFile, `${wanted}\n`)
}

/**
 * The package.json of every workspace package, from the text of pnpm-workspace.yaml: its `packages` are plain folders or
 * end in a star.
 *
 * @param {string} root
 * @param {string} workspace
 */
export function packageFiles(root, workspace) {
  const listed = /^packages:\n((?: +- .+\n)+)/m.exec(workspace)?.[1] ?? ''
  const patterns = [...listed.matchAll(/- ['"]?([^'"\s]+)/g)].map(([, pattern]) => pattern ?? '')
  const folders = patterns.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern]
    const parent = pattern.slice(0, -2)
    if (!existsSync(join(root, parent))) return []
    return readdirSync(join(root, parent))
      .sort()
      .map((name) => `${parent}/${name}`)
  })
  return ['package.json', ...folders.map((folder) => `${folder}/package.json`)]
}
