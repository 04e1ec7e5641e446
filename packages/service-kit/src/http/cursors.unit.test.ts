import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { createCursors, Problem } from '../index.ts'

const position = Type.Object({ at: Type.Integer(), id: Type.String() })
const key = Buffer.alloc(32, 7)
const cursors = createCursors({ key, list: 'points.entries', position })
const AT = { at: 1_763_870_400_000, id: 'pst_01' }

function refusal(read: () => unknown): string | undefined {
  try {
    read()
  } catch (fault) {
    return fault instanceof Problem ? fault.code : String(fault)
  }
  return undefined
}

test('a cursor gives back its position, and needs no escaping in a URL', () => {
  const cursor = cursors.encode(AT, 'mbr_1')
  expect(cursors.decode(cursor, 'mbr_1')).toEqual(AT)
  expect(encodeURIComponent(cursor)).toBe(cursor)
})

test('no cursor is the start of the list', () => expect(cursors.decode(undefined)).toBeUndefined())

describe('CURSOR_INVALID', () => {
  test('for every cursor that differs from ours in one character', () => {
    const cursor = cursors.encode(AT)
    for (let i = 0; i < cursor.length; i += 1) {
      const changed = cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1)
      expect(refusal(() => cursors.decode(changed))).toBe('CURSOR_INVALID')
    }
  })

  test.each(['', 'x', '=', '积分', 'A'.repeat(1000), `${cursors.encode(AT)}=`, `${cursors.encode(AT)} `])(
    'for %j',
    (text) => {
      expect(refusal(() => cursors.decode(text))).toBe('CURSOR_INVALID')
    },
  )

  test('for the cursor of another list, another member, another key', () => {
    const other = createCursors({ key, list: 'points.statements', position })
    const otherKey = createCursors({ key: Buffer.alloc(32, 8), list: 'points.entries', position })
    expect(refusal(() => cursors.decode(other.encode(AT)))).toBe('CURSOR_INVALID')
    expect(refusal(() => cursors.decode(cursors.encode(AT, 'mbr_1'), 'mbr_2'))).toBe('CURSOR_INVALID')
    expect(refusal(() => cursors.decode(otherKey.encode(AT)))).toBe('CURSOR_INVALID')
  })

  test('for a position of a shape that the list no longer has', () => {
    const older = createCursors({ key, list: 'points.entries', position: Type.Object({ page: Type.Integer() }) })
    expect(refusal(() => cursors.decode(older.encode({ page: 2 })))).toBe('CURSOR_INVALID')
  })
})

test('a short key is refused', () => {
  expect(() => createCursors({ key: Buffer.from('short'), list: 'a', position })).toThrow(RangeError)
})
