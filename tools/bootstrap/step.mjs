import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const tellEveryMs = 2000

/**
 * Runs `work` as one step that a person can follow: what it does, a sign of life every two seconds, how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {() => string} note
 * @returns {Promise<T>}
 */
export async function step(title, work, note = () => '') {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  console.log(`${title} …`)
  const timer = setInterval(() => console.log(`${title} … ${seconds()}${note()}`), tellEveryMs)
  try {
    const result = await work()
    console.log(`${title}: done in ${seconds()}`)
    return result
  } finally {
    clearInterval(timer)
  }
}

/**
 * How much a folder holds by now, for the note of a step that fills it.
 *
 * @param {string} folder
 */
export function megabytesIn(folder) {
  let bytes = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  }
  return `, ${Math.round(bytes / 1_000_000)} MB`
}
