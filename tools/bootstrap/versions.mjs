/** From this version on Node runs TypeScript without a flag or a warning, and vitest runs on it. */
export const nodeMin = '24.12.0'

/** The major version of pnpm that wrote pnpm-lock.yaml. */
export const pnpmMajor = 12

/**
 * The three numbers of a version such as v24.21.0 or 12.21.0-rc.1, or null.
 *
 * @param {string} text
 * @returns {[number, number, number] | null}
 */
export function parseVersion(text) {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim())
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : null
}

/**
 * Whether `text` is a version that is not older than `least`.
 *
 * @param {string} text
 * @param {string} least
 */
export function isAtLeast(text, least) {
  const [have, want] = [parseVersion(text), parseVersion(least)]
  if (have === null || want === null) return false
  const differing = have.findIndex((number, place) => number !== want[place])
  return differing === -1 || Number(have[differing]) > Number(want[differing])
}
