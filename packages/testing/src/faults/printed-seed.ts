import { type SeededRandom, seededRandom } from '../seeded-random.ts'

/**
 * The random numbers of a fault test, their seed printed so that a failure can be played again: LAUREL_TEST_SEED sets
 * another one for every test of the run.
 */
export function printedSeed(name: string, usual: number): SeededRandom {
  const seed = Number(process.env.LAUREL_TEST_SEED ?? usual)
  if (!Number.isSafeInteger(seed))
    throw new Error(`LAUREL_TEST_SEED is no whole number: ${process.env.LAUREL_TEST_SEED}`)
  process.stdout.write(`${name}: seed ${seed} (LAUREL_TEST_SEED=${seed} plays it again)\n`)
  return seededRandom(seed)
}
