import { describe, expect, test } from 'vitest'
import { channelOf, identifierOf } from './identifier.ts'

const noPhone = () => null
const email = (text: string) => identifierOf('email', text, noPhone)

describe('an e-mail address', () => {
  test.each([
    ['  Zhang.San@Example.COM ', 'zhang.san@example.com'],
    ['a+tag@mail.example.cn', 'a+tag@mail.example.cn'],
    ['Ünïcode@exämple.de', 'ünïcode@exämple.de'],
    ['cafe\u0301@example.com', 'caf\u00e9@example.com'],
    ['用户@例子.公司', '用户@例子.公司'],
  ])('[2.1] is kept trimmed, composed and case-folded: %j', (text, address) => {
    expect(email(text)).toEqual({ ok: true, value: { channel: 'email', address } })
  })

  test.each([
    '',
    '@',
    'a@',
    '@example.com',
    'a@example',
    'a@@example.com',
    'a b@example.com',
    'a@exa mple.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a@-example.com',
    'a@example-.com',
    'a@example..com',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a\u200b@example.com',
    'a\u202e@example.com',
    'a\n@example.com',
    'a@example.com\nbcc: b@example.com',
    '"quoted"@example.com',
    'Zhang <a@example.com>',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('that is none is refused: %j', (text) => {
    expect(email(text)).toEqual({ ok: false, error: 'ADDRESS_INVALID' })
  })
})

describe('a phone number', () => {
  test('[2.1] is kept as the parser gives it, with full-width digits read as digits', () => {
    const seen: string[] = []
    const parse = (text: string) => {
      seen.push(text)
      return '+8613800138000'
    }
    expect(identifierOf('phone', ' １３８００１３８０００ ', parse)).toEqual({
      ok: true,
      value: { channel: 'phone', address: '+8613800138000' },
    })
    expect(seen).toEqual(['13800138000'])
  })

  test('that the parser does not take, or too long to be one, is refused', () => {
    expect(identifierOf('phone', '12345', noPhone)).toEqual({ ok: false, error: 'ADDRESS_INVALID' })
    expect(identifierOf('phone', '1'.repeat(41), () => '+86')).toEqual({ ok: false, error: 'ADDRESS_INVALID' })
  })
})

test('an address with an @ is meant for e-mail, any other for a phone', () => {
  expect([channelOf('a@example.com'), channelOf('13800138000')]).toEqual(['email', 'phone'])
})
