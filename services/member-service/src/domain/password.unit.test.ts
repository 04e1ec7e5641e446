import { describe, expect, test } from 'vitest'
import { passwordsV1 as policy } from '../policies/passwords.ts'
import { passwordOf } from './password.ts'

const check = (text: string, own: string[] = []) => passwordOf(text, own, policy)

describe('a password', () => {
  test.each([
    'correct horse battery',
    '密码要足够长才行啊',
    `${'x'.repeat(42)}yz${'w'.repeat(84)}`,
    '12345 is not all',
  ])('of 8 to 128 characters of any kind is taken: %j', (text) => {
    expect(check(text)).toEqual({ ok: true, value: text })
  })

  test('is taken in composed form, so that every keyboard gives the same one', () => {
    expect(check('cafe\u0301 noir!')).toEqual({ ok: true, value: 'caf\u00e9 noir!' })
  })

  test.each([
    ['short7!', 'PASSWORD_TOO_SHORT'],
    ['👍👎✋', 'PASSWORD_TOO_SHORT'],
    ['xyz'.repeat(43), 'PASSWORD_TOO_LONG'],
    ['password', 'PASSWORD_TOO_COMMON'],
    ['PassWord1', 'PASSWORD_TOO_COMMON'],
    ['woaini1314', 'PASSWORD_TOO_COMMON'],
    ['12345678', 'PASSWORD_TOO_COMMON'],
    ['abababab', 'PASSWORD_TOO_COMMON'],
  ])('that is too short, too long or among the first that are tried is refused: %j', (text, code) => {
    expect(check(text)).toEqual({ ok: false, error: code })
  })

  test('that is the address or the display name is refused', () => {
    expect(check('Zhang@Example.com', ['zhang@example.com'])).toEqual({ ok: false, error: 'PASSWORD_TOO_COMMON' })
  })
})
