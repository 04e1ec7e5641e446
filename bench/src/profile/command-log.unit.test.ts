import { expect, test } from 'vitest'
import { type Command, waits } from './command-log.ts'
import { insideOf } from './span.ts'

const command = (beganAt: number, endedAt: number, inTransaction = true): Command => {
  return { name: 'find', collection: 'lots', inTransaction, beganAt, endedAt }
}

test('waits that overlap are one, and commands outside of transactions are nobody’s wait', () => {
  const commands = [command(5, 8), command(1, 3), command(2, 4), command(0, 20, false)]
  expect(waits(commands)).toEqual([
    { from: 1, to: 4 },
    { from: 5, to: 8 },
  ])
})

test('a later and later moment is found inside or outside of them', () => {
  const isWaiting = insideOf(waits([command(1, 4), command(5, 8)]))
  expect([0, 1, 4, 4.5, 6, 9].map(isWaiting)).toEqual([false, true, true, false, true, false])
})
