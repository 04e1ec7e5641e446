import { describe, expect, test } from 'vitest'
import { createKeyCache } from './key-cache.ts'

const moving = () => {
  let now = 0
  return { clock: { now: () => now }, advance: (ms: number) => (now += ms) }
}

describe('a key cache', () => {
  test('drops the least recently used value when it is full', () => {
    const cache = createKeyCache<number>({ capacity: 2, maxAgeMs: 1000, clock: moving().clock })
    cache.set('a', 1)
    cache.set('b', 2)
    cache.get('a')
    cache.set('c', 3)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
  })

  test('[7.5] keeps no value beyond its age, so that a destroyed key ends in every process', () => {
    const { clock, advance } = moving()
    const cache = createKeyCache<number>({ capacity: 2, maxAgeMs: 1000, clock })
    cache.set('a', 1)
    advance(999)
    expect(cache.get('a')).toBe(1)
    advance(1)
    expect(cache.get('a')).toBeUndefined()
  })

  test('forgets at once what it is told to forget', () => {
    const cache = createKeyCache<number>({ capacity: 2, maxAgeMs: 1000, clock: moving().clock })
    cache.set('a', 1)
    cache.delete('a')
    expect(cache.get('a')).toBeUndefined()
  })
})
