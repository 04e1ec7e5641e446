import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findSecrets } from './everything-told.ts'

const phone = '+8613877770001'
const note = '他昨晚在家里说的话'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const sha256 = (form: 'hex' | 'base64') => createHash('sha256').update(phone).digest(form)
const found = (text: string, secret: string) => findSecrets([{ where: 'here', text }], { it: secret }).length > 0

describe('a secret is found', () => {
  test.each([
    ['as it is, in the middle of bytes', `\u0000\u001c${phone}0\u0001`, phone],
    ['in other letters', 'VERY.Private@Example.com', 'very.private@example.com'],
    ['in a URL', '/v1/x?to=%2B8613877770001', phone],
    ['in hex', Buffer.from(phone).toString('hex'), phone],
    ['in base64', base64(phone), phone],
    ['in base64, with more behind it', base64(`${note} und so weiter`), note],
    ['by a hash that anyone could guess', sha256('hex'), phone],
    ['by such a hash in base64', sha256('base64'), phone],
    ['as a code', '{"code":"445369"}', '445369'],
  ])('%s', (_, text, secret) => {
    expect(found(text, secret)).toBe(true)
  })
})

test('a code is not found in a longer number, nor anything where nothing is', () => {
  expect(found('2026-11-24T22:44:39.1445369Z', '445369')).toBe(false)
  expect(found('mbr_01M87VQ3QT56D5ZFNVNEBTGJGK', phone)).toBe(false)
})

test('what is found is named by place and kind, and not shown', () => {
  expect(findSecrets([{ where: 'log of member, line 3', text: phone }], { phone })).toEqual([
    'phone in log of member, line 3',
  ])
})
