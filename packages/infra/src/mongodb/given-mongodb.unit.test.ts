import { expect, test } from 'vitest'
import { withoutSecrets } from './given-mongodb.ts'

test.each([
  ['mongodb://ann:s3cret@db1:27017,db2:27017/laurel?replicaSet=rs0', 'mongodb://db1:27017,db2:27017'],
  ['mongodb+srv://ann:s3cret@cluster.example/', 'mongodb+srv://cluster.example'],
  ['mongodb://127.0.0.1:27017/?replicaSet=rs0', 'mongodb://127.0.0.1:27017'],
])('%s is shown without user, password and options', (url, shown) => {
  expect(withoutSecrets(url)).toBe(shown)
})
