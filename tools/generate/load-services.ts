import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** What each service exports from `src/<file>`, in the order of their names. A service without the file is left out. */
export const loadServices = async (file: string): Promise<ReadonlyMap<string, readonly unknown[]>> => {
  const folders = globSync('services/*', { cwd: root }).toSorted()
  const found = folders.map((folder) => join(root, folder, 'src', file)).filter((path) => existsSync(path))
  const loaded = found.map(async (path): Promise<[string, readonly unknown[]]> => {
    const module = (await import(path)) as Readonly<Record<string, unknown>>
    return [basename(join(path, '../..')), Object.values(module)]
  })
  return new Map(await Promise.all(loaded))
}

/** The one of a service's exports that has the property: how a catalogue is told from whatever else the file exports. */
export const exportWith = <K extends string>(
  service: string,
  exports: readonly unknown[],
  property: K,
): Record<K, unknown> => {
  const found = exports.find(
    (value): value is Record<K, unknown> =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, property),
  )
  if (found === undefined) throw new Error(`${service} exports nothing with "${property}", so its page cannot be made`)
  return found
}
