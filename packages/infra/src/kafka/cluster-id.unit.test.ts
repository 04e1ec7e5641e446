import { expect, test } from 'vitest'
import { newClusterId } from './cluster-id.ts'

test('a cluster id is 16 bytes in 22 characters and never starts with a dash, which would be read as an option', () => {
  const draws = [Buffer.alloc(16, 0xfb), Buffer.alloc(16, 0xf8), Buffer.alloc(16, 0x07)]
  expect(draws.map((bytes) => bytes.toString('base64url')[0])).toEqual(['-', '-', 'B'])
  const id = newClusterId(() => draws.shift() as Buffer)
  expect(id).toBe('BwcHBwcHBwcHBwcHBwcHBw')
  expect(id).toHaveLength(22)
})
