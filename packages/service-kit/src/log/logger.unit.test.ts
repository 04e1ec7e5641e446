import { describe, expect, test } from 'vitest'
import { createLogger, type Logger } from '../index.ts'

/** Made up, but of the shapes that people have. */
const PERSONAL = {
  phone: '13812345678',
  email: 'wang.xiaoming@example.com',
  idNumber: '11010519491231002X',
  name: '王小明',
  password: 'correct-horse-battery',
  code: '483920',
  token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJtYnJfMDEifQ.c2lnbmF0dXJl',
}
const person = { phone: PERSONAL.phone, email: PERSONAL.email, idNumber: PERSONAL.idNumber, displayName: PERSONAL.name }

function logged(write: (log: Logger) => void): string {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  write(createLogger({ service: 'test', version: '1', level: 'trace', destination }))
  return lines.join('')
}

function expectNothingPersonal(text: string): void {
  for (const value of Object.values(PERSONAL)) expect(text).not.toContain(value)
  for (const line of text.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
}

function duplicateKey(): Error {
  const message = `E11000 duplicate key error collection: laurel.members index: phone_1 dup key: { phone: "${PERSONAL.phone}", name: "${PERSONAL.name}" }`
  return Object.assign(new Error(message), {
    name: 'MongoServerError',
    code: 11000,
    keyValue: person,
    writeErrors: [{ op: person }],
    errInfo: { details: person },
  })
}

function jsonFault(): unknown {
  try {
    return JSON.parse(`{"displayName":"${PERSONAL.name}","code":"${PERSONAL.code}"`.replace(',', ';'))
  } catch (fault) {
    return fault
  }
}

const ways: { [how: string]: (log: Logger) => void } = {
  'a field': (log) =>
    log.info({ ...person, password: PERSONAL.password, code: PERSONAL.code, token: PERSONAL.token }, 'm'),
  'a deep field': (log) => log.info({ a: [{ b: { c: { d: new Map([['x', person]]) } } }] }, 'm'),
  'a field in other spelling': (log) =>
    log.info({ 'Display-Name': PERSONAL.name, ID_NUMBER: PERSONAL.idNumber, Phone: PERSONAL.phone }),
  headers: (log) => log.info({ headers: { authorization: `Bearer ${PERSONAL.token}`, cookie: `t=${PERSONAL.token}` } }),
  'a whole body': (log) => log.warn({ body: { note: PERSONAL.name }, query: { name: PERSONAL.name } }, 'm'),
  'a phone kept as a number': (log) => log.info({ number: Number(PERSONAL.phone), list: [Number(PERSONAL.phone)] }),
  'the message': (log) => log.info(`sent to ${PERSONAL.phone} and ${PERSONAL.email} for ${PERSONAL.idNumber}`),
  'the arguments of the message': (log) => log.info('sent to %s %j %o', PERSONAL.email, person, person),
  'a child logger': (log) => log.child({ to: PERSONAL.email, ...person }).info('m'),
  'a duplicate key': (log) => log.error({ err: duplicateKey() }, 'm'),
  'a bare error': (log) => log.error(duplicateKey()),
  'a cause': (log) => log.error({ err: new Error('outer', { cause: new AggregateError([duplicateKey()], 'inner') }) }),
  'an error under another key': (log) => log.error({ fault: duplicateKey(), all: [duplicateKey()] }),
  'a JSON error': (log) => log.error(jsonFault()),
  'a cast error': (log) =>
    log.error(new Error(`Cast to Date failed for value "${PERSONAL.name}" (type string) at path "born"`)),
  'a codec error': (log) => log.error(new Error(`invalid "int": "${PERSONAL.name}"`)),
  'a validator error': (log) => log.error(new Error(`Path \`displayName\` (\`${PERSONAL.name}\`) is too short`)),
  'a URL': (log) => log.info({ url: `https://x.cn/v1/a?name=${PERSONAL.name}&p=1` }, `GET /v1/a?q=${PERSONAL.name}`),
  'a login in a URL': (log) => log.error(new Error(`cannot reach mongodb://admin:${PERSONAL.password}@db:27017`)),
  'an object with toJSON': (log) => log.info({ member: { toJSON: () => person } }),
  bytes: (log) => log.info({ bytes: Buffer.from(PERSONAL.name), view: new Uint8Array(Buffer.from(PERSONAL.phone)) }),
}

test.each(Object.entries(ways))('personal data does not get into the log by way of %s', (_, write) => {
  expectNothingPersonal(logged(write))
})

test.each(['+8613812345678', '86-138-1234-5678', '138 1234 5678', '+14155552671', 'a%40example.com'])(
  'the writing %s is caught as well',
  (text) => expect(logged((log) => log.info(`to ${text}.`))).not.toContain(text),
)

describe('what is needed to find a fault stays', () => {
  test('level by name, RFC 3339 time, service and version', () => {
    const line = JSON.parse(logged((log) => log.warn({ topic: 'points.events', offset: 17 }, 'slow'))) as object
    expect(line).toMatchObject({
      level: 'warn',
      service: 'test',
      version: '1',
      topic: 'points.events',
      offset: 17,
      msg: 'slow',
    })
    expect((line as { time: string }).time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })

  test('type, code, stack and collection of an error', () => {
    const { err } = JSON.parse(logged((log) => log.error({ err: duplicateKey() }))) as { err: Record<string, unknown> }
    expect(err).toMatchObject({ type: 'MongoServerError', code: 11000 })
    expect(err.message).toBe('E11000 duplicate key error collection: laurel.members index: phone_1 dup key: {…}')
    expect(err.stack).toMatch(/logger\.unit\.test\.ts:\d+/)
  })

  test('ids, instants, amounts, paths of packages and stable codes', () => {
    const fields = {
      memberId: 'mbr_01JD0000000000000000000000',
      at: 1_763_870_400_000,
      fen: 12345,
      code: 'OUT_OF_STOCK',
      ratio: 0.13812345678,
    }
    const path = 'at /app/node_modules/.pnpm/@fastify+rate-limit@11.2.0/x.js:1:2'
    expect(JSON.parse(logged((log) => log.info({ ...fields, path }, 'm')))).toMatchObject({ ...fields, path })
  })

  test('a loop in what is logged does not end the process', () => {
    const loop: Record<string, unknown> = { a: 1 }
    loop.self = loop
    expect(logged((log) => log.info({ loop }, 'm'))).toContain('"a":1')
  })
})

test('a long text is scrubbed in time linear to its length', () => {
  const started = performance.now()
  logged((log) => log.info({ a: 'a.'.repeat(500_000), b: '1'.repeat(1_000_000), c: 'a@'.repeat(500_000) }, 'm'))
  expect(performance.now() - started).toBeLessThan(1000)
})
