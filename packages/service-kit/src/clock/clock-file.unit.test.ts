import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { adjustableClock } from './adjustable-clock.ts'
import { followClockFile } from './clock-file.ts'

const DAY_MS = 86_400_000

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-clock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const daysAhead = (clock: { now(): number }) => Math.round((clock.now() - Date.now()) / DAY_MS)

test('a clock that is moved moves those of the other processes, and of those that start later', async () => {
  const path = join(folder, 'clock.json')
  const [first, second] = [adjustableClock(Date.now()), adjustableClock(Date.now())]
  const [moved, follower] = [followClockFile(first, path), followClockFile(second, path)]
  first.advance('P8D')
  moved.tell()
  await vi.waitFor(() => expect(daysAhead(second)).toBe(8), { timeout: 10_000 })
  const later = adjustableClock(Date.now())
  const late = followClockFile(later, path)
  expect(daysAhead(later)).toBe(8)
  for (const followed of [moved, follower, late]) followed.stop()
})

test('a clock that is further ahead is never moved back', () => {
  const path = join(folder, 'clock.json')
  const behind = adjustableClock(Date.now())
  const teller = followClockFile(behind, path)
  behind.advance('P1D')
  teller.tell()
  const ahead = adjustableClock(Date.now() + 30 * DAY_MS)
  const follower = followClockFile(ahead, path)
  expect(daysAhead(ahead)).toBe(30)
  for (const followed of [teller, follower]) followed.stop()
})
