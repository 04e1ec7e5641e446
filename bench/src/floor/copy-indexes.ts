import { type CollectionIndexes, type Database, defineIndexes, type IndexSpec } from '@laurel/mongo'

/** Gives `to` the collections and indexes of `from`, so that the floor pays for the same indexes. */
export async function copyIndexes(from: Database, to: Database, names: readonly string[]): Promise<void> {
  const collections: CollectionIndexes[] = []
  for (const name of names) {
    const found = await from.collection(name).indexes()
    collections.push({ name, indexes: found.filter((index) => index.name !== '_id_').map(toSpec) })
  }
  await defineIndexes(to, collections)
}

function toSpec({ v: _version, name: _name, ...spec }: object & { v?: unknown; name?: unknown }): IndexSpec {
  return spec as IndexSpec
}
