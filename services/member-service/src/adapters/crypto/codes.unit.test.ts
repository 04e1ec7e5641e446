import { masterKeyManagement } from '@laurel/mongo'
import { describe, expect, test } from 'vitest'
import { createCodes } from './codes.ts'

const codes = await createCodes(masterKeyManagement(Buffer.alloc(32, 1)))

describe('one-time codes', () => {
  test('[2.1] have six digits, leading zeros included, and differ', () => {
    const drawn = Array.from({ length: 500 }, () => codes.draw(6))
    expect(drawn.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(new Set(drawn).size).toBeGreaterThan(490)
    expect(Array.from({ length: 100 }, () => codes.draw(1)).every((code) => /^\d$/.test(code))).toBe(true)
  })

  test('[2.1] match in the scope that they were sent for, and nowhere else', () => {
    const hash = codes.hash('reg_1', '123456')
    expect(hash).not.toContain('123456')
    expect(codes.matches('reg_1', '123456', hash)).toBe(true)
    expect(codes.matches('reg_1', '123457', hash)).toBe(false)
    expect(codes.matches('reg_2', '123456', hash)).toBe(false)
  })

  test('[2.1] no code matches the hash of an address that gets none', () => {
    expect(codes.unmatchable()).toHaveLength(codes.hash('reg_1', '123456').length)
    expect(codes.matches('reg_1', '123456', codes.unmatchable())).toBe(false)
  })

  test('are of no use under another master key', async () => {
    const others = await createCodes(masterKeyManagement(Buffer.alloc(32, 2)))
    expect(others.matches('reg_1', '123456', codes.hash('reg_1', '123456'))).toBe(false)
  })
})
