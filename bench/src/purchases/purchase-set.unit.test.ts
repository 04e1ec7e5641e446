import { expect, test } from 'vitest'
import { purchaseSet } from './purchase-set.ts'

const plan = { seed: 11, members: 6_000, events: 20_000, warmUp: 1_000 }

test('the same seed gives the same purchases, another seed others', () => {
  expect(purchaseSet(plan)).toEqual(purchaseSet(plan))
  expect(purchaseSet({ ...plan, seed: 12 }).purchases[0]).not.toEqual(purchaseSet(plan).purchases[0])
})

test('members buy by Zipf’s law: the first about twice as often as the second, a tenth of all together', () => {
  const { members, purchases } = purchaseSet(plan)
  const bought = (rank: number) => purchases.filter(({ value }) => value.memberId === members[rank]).length
  expect(bought(0) / purchases.length).toBeCloseTo(1 / 9.28, 2)
  expect(bought(0) / bought(1)).toBeCloseTo(2, 0)
})

test('every purchase earns, and no purchase or message has the id of another', () => {
  const { purchases, points } = purchaseSet(plan)
  expect(purchases).toHaveLength(21_000)
  expect(new Set(purchases.map(({ id }) => id)).size).toBe(21_000)
  expect(Math.min(...points.values())).toBeGreaterThan(0)
})
