import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { postJson, testServer } from '../../test/http-harness.ts'
import type { HttpApp } from '../index.ts'

const Line = Type.Object({ sku: Type.String(), quantity: Type.Integer({ minimum: 1, maximum: 99 }) })
const Contact = Type.Union([
  Type.Object({ channel: Type.Literal('phone'), number: Type.String() }),
  Type.Object({ channel: Type.Literal('email'), mailbox: Type.String({ format: 'email' }) }),
])
const Order = Type.Object({
  lines: Type.Optional(Type.Array(Line, { minItems: 1, maxItems: 50, uniqueItems: true })),
  note: Type.Optional(Type.String({ minLength: 2, maxLength: 5, pattern: '^[a-z]*$' })),
  kind: Type.Optional(Type.Union([Type.Literal('gift'), Type.Literal('own')])),
  size: Type.Optional(Type.Enum(['s', 'm'])),
  contact: Type.Optional(Contact),
  wanted: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  'odd/na~me': Type.Optional(Type.Boolean()),
})

function routes(app: HttpApp): void {
  app.post('/orders', { schema: { body: Order } }, (request) => request.body)
  const querystring = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    all: Type.Optional(Type.Boolean()),
  })
  app.get('/orders', { schema: { querystring } }, (request) => request.query)
  const params = Type.Object({ n: Type.Integer() })
  app.get('/orders/:n', { schema: { params } }, (request) => request.params)
}

type Answer = { code: string; errors?: { in: string; field: string; code: string; detail: string }[] }

async function faultsOf(body: unknown, language = 'en'): Promise<Answer['errors']> {
  const { url } = await testServer(routes)
  const answer = (await (await postJson(`${url}/orders`, body, { 'accept-language': language })).json()) as Answer
  return answer.errors
}

describe('a body', () => {
  const cases: [string, unknown, string, string, string][] = [
    ['a field is missing', { lines: [{ sku: 'a' }] }, '/lines/0/quantity', 'REQUIRED', 'Is missing.'],
    [
      'text where a number belongs: no coercion',
      { lines: [{ sku: 'a', quantity: '1' }] },
      '/lines/0/quantity',
      'WRONG_TYPE',
      'Must be a whole number.',
    ],
    ['a number where text belongs: no coercion', { note: 12 }, '/note', 'WRONG_TYPE', 'Must be text.'],
    ['too small', { lines: [{ sku: 'a', quantity: 0 }] }, '/lines/0/quantity', 'TOO_SMALL', 'Must not be less than 1.'],
    [
      'too large',
      { lines: [{ sku: 'a', quantity: 100 }] },
      '/lines/0/quantity',
      'TOO_LARGE',
      'Must not be more than 99.',
    ],
    ['too short', { note: 'a' }, '/note', 'TOO_SHORT', 'At least 2 characters.'],
    ['too long', { note: 'abcdef' }, '/note', 'TOO_LONG', 'At most 5 characters.'],
    ['another form', { note: 'AB' }, '/note', 'WRONG_FORMAT', 'Does not have the right form.'],
    ['too few', { lines: [] }, '/lines', 'TOO_FEW', 'At least 1 items.'],
    [
      'the same twice',
      {
        lines: [
          { sku: 'a', quantity: 1 },
          { sku: 'a', quantity: 1 },
        ],
      },
      '/lines',
      'REPEATED',
      'Must not have the same item twice.',
    ],
    ['none of the words', { size: 'xl' }, '/size', 'NOT_A_CHOICE', 'Must be one of: s, m.'],
    ['none of the literals', { kind: 'x' }, '/kind', 'NOT_A_CHOICE', 'Must be one of: gift, own.'],
    [
      'none of the alternatives',
      { contact: { channel: 'fax' } },
      '/contact',
      'NO_MATCH',
      'Fits none of the accepted forms.',
    ],
    [
      'a fault in the alternative that was meant',
      { contact: { channel: 'email', mailbox: 'x' } },
      '/contact/mailbox',
      'WRONG_FORMAT',
      'Must have the format email.',
    ],
    ['neither text nor null', { wanted: 3 }, '/wanted', 'WRONG_TYPE', 'Must be text or null.'],
    ['a name that a pointer escapes', { 'odd/na~me': 1 }, '/odd~1na~0me', 'WRONG_TYPE', 'Must be true or false.'],
  ]
  test.each(cases)('%s', async (_, body, field, code, detail) => {
    expect(await faultsOf(body)).toEqual([{ in: 'body', field, code, detail }])
  })

  test.each([
    ['at the top', { admin: true }, '/admin'],
    ['in a nested object', { lines: [{ sku: 'a', quantity: 1, unitPrice: 0 }] }, '/lines/0/unitPrice'],
    ['in an alternative', { contact: { channel: 'phone', number: '1', verified: true } }, '/contact/verified'],
  ])('an undeclared field %s is refused by name, not dropped (mass assignment)', async (_, body, field) => {
    expect(await faultsOf(body)).toEqual([
      { in: 'body', field, code: 'UNKNOWN_FIELD', detail: 'There is no such field.' },
    ])
  })

  test('a whole number that JSON.parse would change is refused: money must not be rounded', async () => {
    const { url } = await testServer((app) => {
      app.post('/fen', { schema: { body: Type.Object({ fen: Type.Integer() }) } }, (request) => request.body)
    })
    expect(await (await postJson(`${url}/fen`, '{"fen":9007199254740991}')).json()).toEqual({ fen: 9007199254740991 })
    const refused = (await (await postJson(`${url}/fen`, '{"fen":9007199254740993}')).json()) as Answer
    expect(refused.errors).toMatchObject([{ field: '/fen', code: 'TOO_LARGE' }])
  })

  test('all faults are told at once, in the language of the reader', async () => {
    const faults = await faultsOf({ note: 'A', lines: [{ quantity: 0 }] }, 'zh-CN,zh;q=0.9,en;q=0.8')
    expect(faults?.map(({ field, detail }) => [field, detail])).toEqual([
      ['/lines/0/sku', '缺少此项。'],
      ['/lines/0/quantity', '不得小于 1。'],
      ['/note', '至少 2 个字符。'],
      ['/note', '格式不符。'],
    ])
  })

  test('the answer never repeats what was sent', async () => {
    expect(JSON.stringify(await faultsOf({ note: '13812345678', size: '13812345678' }))).not.toContain('13812345678')
  })

  test('the answer stays small, and quick, when there is no end of faults', async () => {
    const started = performance.now()
    const many = await faultsOf({ lines: Array.from({ length: 10_000 }, () => ({ a: 1 })) })
    expect(many).toHaveLength(1)
    expect((await faultsOf({ lines: Array.from({ length: 49 }, (_, i) => ({ sku: i })) }))?.length).toBe(20)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('a query and a path', () => {
  const get = async (path: string) => (await fetch((await testServer(routes)).url + path)).json()

  test('are read as the types of their schema, with defaults', async () => {
    expect(await get('/orders?limit=7&all=true')).toEqual({ limit: 7, all: true })
    expect(await get('/orders')).toEqual({ limit: 20 })
    expect(await get('/orders/12')).toEqual({ n: 12 })
  })

  test.each([
    ['/orders?limit=x', 'query', '/limit', 'WRONG_TYPE'],
    ['/orders?limit=0', 'query', '/limit', 'TOO_SMALL'],
    ['/orders?limit=1&limit=2', 'query', '/limit', 'WRONG_TYPE'],
    ['/orders?limt=3', 'query', '/limt', 'UNKNOWN_FIELD'],
    ['/orders/one', 'path', '/n', 'WRONG_TYPE'],
  ])('%s is refused', async (path, place, field, code) => {
    expect(await get(path)).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ in: place, field, code }] })
  })
})

test('a schema that cannot be closed, or has an unknown keyword, does not start', async () => {
  const both = Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })])
  await expect(testServer((app) => void app.post('/a', { schema: { body: both } }, () => ''))).rejects.toThrow('allOf')
  const typo = Type.Object({ a: Type.String({ maxLenght: 3 }) })
  await expect(testServer((app) => void app.post('/b', { schema: { body: typo } }, () => ''))).rejects.toThrow(
    'maxLenght',
  )
})
