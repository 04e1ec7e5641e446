import type { SeededRandom } from '@laurel/testing'

/** Picks ranks 0 … count-1 with a probability proportional to 1 / (rank + 1): few members buy much, many buy little. */
export function zipf(count: number, random: SeededRandom): () => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1)
    sums[rank] = sum
  }
  return () => firstAtLeast(sums, random.next() * sum)
}

function firstAtLeast(sums: Float64Array, wanted: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
