import { describe, expect, test } from 'vitest'
import { callerNetwork } from './caller-network.ts'
import { rateWindow } from './rate-window.ts'

describe('a window', () => {
  test('starts with the first request of a caller and allows so many until it ends', () => {
    let now = 1000
    const take = rateWindow(2, 10_000, () => now)
    expect(take('a')).toEqual({ allowed: true, remaining: 1, resetSeconds: 10 })
    now += 4000
    expect(take('a')).toEqual({ allowed: true, remaining: 0, resetSeconds: 6 })
    expect(take('a')).toEqual({ allowed: false, remaining: 0, resetSeconds: 6 })
    expect(take('b').allowed).toBe(true)
    now += 5999
    expect(take('a')).toMatchObject({ allowed: false, resetSeconds: 1 })
    now += 1
    expect(take('a')).toEqual({ allowed: true, remaining: 1, resetSeconds: 10 })
  })

  test('of a caller who is new pushes out the oldest when there are too many: memory is bounded', () => {
    const take = rateWindow(1, 60_000, () => 0)
    for (let i = 0; i < 50_000; i += 1) take(`caller ${i}`)
    expect(take('caller 1').allowed).toBe(false)
    take('one more')
    expect(take('caller 1').allowed).toBe(false)
    expect(take('caller 0').allowed).toBe(true)
  })
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is of the network %s', (ip, network) => expect(callerNetwork({ ip })).toBe(network))
