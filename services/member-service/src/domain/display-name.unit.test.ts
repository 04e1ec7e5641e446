import { describe, expect, test } from 'vitest'
import { displayNamesV1 as policy } from '../policies/display-names.ts'
import { displayNameOf } from './display-name.ts'

describe('a display name', () => {
  test.each([
    ['张三', '张三'],
    ['  Anna\u3000 Li ', 'Anna Li'],
    ['Rene\u0301', 'Ren\u00e9'],
    ['👍🏽', '👍🏽'],
    ['小明❤\ufe0f', '小明❤\ufe0f'],
    ['长'.repeat(40), '长'.repeat(40)],
    ['é'.repeat(40), 'é'.repeat(40)],
  ])('is kept composed, trimmed and with single spaces: %j', (text, name) => {
    expect(displayNameOf(text, policy)).toEqual({ ok: true, value: name })
  })

  test.each([
    '',
    '   ',
    '长'.repeat(41),
    'a\u0000b',
    'a\nb',
    'a\u200bb',
    'a\u200db',
    'a\u202eb',
    'a\ufeffb',
    'a\u2028b',
    '\u3164',
    'a\u115fb',
    'a\u034fb',
    '\u2800',
    '\ud800',
    '\ue000',
    '\u0301',
    `a${'\u0301'.repeat(200)}`,
  ])('that is empty, too long, or shows other than it is, is refused: %j', (text) => {
    expect(displayNameOf(text, policy)).toEqual({ ok: false, error: 'DISPLAY_NAME_INVALID' })
  })
})
