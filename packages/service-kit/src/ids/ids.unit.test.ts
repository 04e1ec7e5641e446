import { expect, test } from 'vitest'
import { createIds } from '../index.ts'

const at = (time: { now: number }) => ({ now: () => time.now })

test('an id is its prefix and 26 characters of Crockford base 32', () => {
  const ids = createIds({ clock: at({ now: Date.UTC(2026, 10, 23) }) })
  const made = Array.from({ length: 1000 }, () => ids.newId('mbr'))
  for (const id of made) expect(id).toMatch(/^mbr_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(new Set(made).size).toBe(1000)
})

test('ids sort by the order of their making: within a millisecond, across time, and when the clock goes back', () => {
  const time = { now: 1_000_000 }
  const ids = createIds({ clock: at(time) })
  const made: string[] = []
  for (const now of [1_000_000, 1_000_000, 1_000_001, 999_000, 2_000_000_000_000, 5]) {
    time.now = now
    made.push(ids.newId('ord'), ids.newId('ord'))
  }
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

test('when the random part runs over, the next millisecond is taken', () => {
  const ids = createIds({ clock: at({ now: 7 }), random: (bytes) => new Uint8Array(bytes).fill(255) })
  expect(ids.newId('ord')).toBe('ord_0000000007ZZZZZZZZZZZZZZZZ')
  expect(ids.newId('ord')).toBe('ord_00000000080000000000000000')
})

test('two sources at the same instant do not make the same id', () => {
  const clock = at({ now: 7 })
  expect(createIds({ clock }).newId('ord')).not.toBe(createIds({ clock }).newId('ord'))
})

test.each(['', 'M', 'mbr_', 'a'.repeat(13)])('%j is not a prefix', (prefix) => {
  expect(() => createIds({ clock: at({ now: 7 }) }).newId(prefix)).toThrow(RangeError)
})
