import type { Database } from '@laurel/mongo'

/** Makes a database as if points-service had never run on it, but for the lots. */
export async function forgetAllButLots(db: Database): Promise<void> {
  const { db: driver } = db.collection('lots')
  for (const { name } of await driver.listCollections({}, { nameOnly: true }).toArray()) {
    if (name !== 'lots') await driver.dropCollection(name)
  }
}
