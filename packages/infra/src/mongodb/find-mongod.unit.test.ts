import { expect, test } from 'vitest'
import { findMongod, parseMongodVersion } from './find-mongod.ts'

test('the version is read from what mongod prints', () => {
  expect(parseMongodVersion('db version v6.0.5\nBuild Info: {}')).toBe('6.0.5')
  expect(parseMongodVersion('libcrypto.so.3: cannot open shared object file')).toBeNull()
})

test('a mongod that was asked for by name and does not run is an error, not a reason to take another', async () => {
  const asked = findMongod({ LAUREL_MONGOD: '/nowhere/mongod' })
  await expect(asked).rejects.toThrow('LAUREL_MONGOD is set to /nowhere/mongod')
})
