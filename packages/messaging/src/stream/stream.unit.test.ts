import { expect, test } from 'vitest'
import { arrival, emptyStream, isParked, nextClock, nextNumber, streamKey, withArrived, withParked } from './stream.ts'

const stream = emptyStream('mbr_1')

test.each([
  [1, { kind: 'next' }],
  [3, { kind: 'gap', missed: 2 }],
  [0, { kind: 'duplicate' }],
])('number %i after none is %o', (seq, expected) => {
  expect(arrival(stream, 'topic', seq)).toEqual(expected)
})

test('what was taken is a duplicate for ever, in whatever order it comes again', () => {
  const taken = withArrived(withArrived(stream, 'topic', 1), 'topic', 2)
  expect([1, 2, 3].map((seq) => arrival(taken, 'topic', seq).kind)).toEqual(['duplicate', 'duplicate', 'next'])
  expect(arrival(taken, 'other', 1)).toEqual({ kind: 'next' })
})

test('numbers are given out one by one, per topic', () => {
  const first = nextNumber(stream, 'a')
  const second = nextNumber(first.stream, 'a')
  expect([first.seq, second.seq, nextNumber(second.stream, 'b').seq]).toEqual([1, 2, 1])
})

test('a member is parked on a topic until the last waiting message is gone', () => {
  const two = withParked(withParked(stream, 'a', 1), 'a', 1)
  const one = withParked(two, 'a', -1)
  expect([isParked(two, 'a'), isParked(one, 'a'), isParked(one, 'b')]).toEqual([true, true, false])
  expect(withParked(one, 'a', -1)).toEqual(stream)
})

test('logical time is later than that of every member concerned, though the wall clock is behind', () => {
  const ahead = { ...stream, clock: 9_000 }
  expect(nextClock([stream, ahead], 5_000)).toBe(9_001)
  expect(nextClock([stream, ahead], 12_000)).toBe(12_000)
})

test('keys hold no dot, which MongoDB would read as a path', () => {
  expect(streamKey('points.events', 'points-service')).toBe('points/events<points-service')
})
