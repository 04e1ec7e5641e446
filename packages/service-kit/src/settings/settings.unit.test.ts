import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  baseSettings,
  defineSettings,
  kafkaLoginIsWhole,
  SettingsError,
  settingSchema,
  settingsMarkdown,
} from '../index.ts'

const required = { KAFKA_BROKERS: 'a:9092, b:9092', MONGODB_URL: 'mongodb://u:hunter2@db/?replicaSet=rs0' }
const base = defineSettings(baseSettings({ name: 'points-service', port: 8081 }), [kafkaLoginIsWhole])

function problemsOf(env: Record<string, string>) {
  try {
    base.load({ ...required, ...env })
  } catch (fault) {
    if (fault instanceof SettingsError) return fault
    throw fault
  }
  throw new Error('the settings were accepted')
}

describe('loading', () => {
  test('reads text by its schema and fills in defaults', () => {
    const values = base.load({ ...required, KAFKA_SSL: 'true', LAUREL_OUTBOX_RETENTION: 'P7D' })
    expect(values).toMatchObject({
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      KAFKA_SSL: true,
      LAUREL_DATABASE: 'laurel_points',
      LAUREL_MODE: 'production',
      LAUREL_OUTBOX_RETENTION: 604_800_000,
      LAUREL_TOPIC_PREFIX: '',
      PORT: 8081,
      SCHEMA_REGISTRY_URL: undefined,
    })
    expectTypeOf(values.PORT).toEqualTypeOf<number>()
    expectTypeOf(values.LAUREL_MODE).toEqualTypeOf<'development' | 'production'>()
    expectTypeOf(values.LAUREL_CLOCK_START).toEqualTypeOf<number | undefined>()
    expectTypeOf(values.KAFKA_BROKERS).toEqualTypeOf<readonly string[]>()
  })

  test('takes an empty variable as a missing one', () => {
    expect(base.load({ ...required, KAFKA_SASL_USERNAME: '', PORT: ' ' }).PORT).toBe(8081)
  })

  test('a start of the clock is an instant in development', () => {
    const env = { ...required, LAUREL_MODE: 'development', LAUREL_CLOCK_START: '2026-11-23T12:00:00+08:00' }
    expect(base.load(env).LAUREL_CLOCK_START).toBe(Date.UTC(2026, 10, 23, 4))
  })
})

describe('refusing', () => {
  test('reports all problems at once: name, what is wrong, what is expected', () => {
    const { message, problems } = problemsOf({ KAFKA_BROKERS: '', PORT: '80800', LOG_LEVEL: 'loud', KAFKA_SSL: 'yes' })
    expect(problems.map(({ name }) => name)).toEqual(['LOG_LEVEL', 'PORT', 'KAFKA_BROKERS', 'KAFKA_SSL'])
    expect(message).toContain('4 settings are wrong')
    expect(message).toContain(
      'PORT has a value that does not fit (found "80800"); expected: a whole number from 0 to 65535',
    )
    expect(message).toContain('KAFKA_BROKERS is missing; expected: a list separated by commas')
    expect(message).toContain('expected: true or false')
  })

  test('never prints a secret, nor the login in a URL', () => {
    const secret = defineSettings({
      KEY: { doc: 'd', schema: settingSchema.text({ maxLength: 3 }), secret: true },
      URL: { doc: 'd', schema: settingSchema.url('https') },
    })
    const load = () => secret.load({ KEY: 'hunter2', URL: 'http://me:hunter2@host' })
    expect(load).toThrow(/KEY has a value[^\n]*\n.*URL has a value.*http:\/\/…@host/)
    expect(load).not.toThrow(/hunter2/)
    expect(JSON.stringify(base.describe(base.load({ ...required })))).not.toContain('hunter2')
  })

  test('what is for development only is refused in production, which is the default', () => {
    const { problems } = problemsOf({ LAUREL_CLOCK_START: '2026-11-23T04:00:00Z' })
    expect(problems).toEqual([
      expect.objectContaining({ name: 'LAUREL_CLOCK_START', problem: 'is refused in production' }),
    ])
  })

  test('a rule over several settings is a problem like any other', () => {
    expect(problemsOf({ KAFKA_SASL_USERNAME: 'u' }).message).toContain(
      'KAFKA_SASL_MECHANISM, KAFKA_SASL_PASSWORD are missing',
    )
  })

  test.each(['12x', '1e3', '0x10', '1.5', ''])('the text %j is not a whole number', (text) => {
    const port = defineSettings({ N: { doc: 'd', schema: settingSchema.integer() } })
    expect(() => port.load({ N: text })).toThrow(SettingsError)
  })

  test('a default that does not fit is a fault of the declaration', () => {
    expect(() => defineSettings({ N: { doc: 'd', schema: settingSchema.integer(), default: 'many' } })).toThrow(
      'default',
    )
  })
})

test('a LAUREL_ variable that is not known is a warning, with the nearest name', () => {
  const warnings: string[] = []
  base.load({ ...required, LAUREL_TOPIC_PREFX: 'x', LAUREL_ZZZ: '1' }, (message) => warnings.push(message))
  expect(warnings).toEqual([
    'LAUREL_TOPIC_PREFX is not a setting; did you mean LAUREL_TOPIC_PREFIX?',
    'LAUREL_ZZZ is not a setting',
  ])
})

test('the table in Markdown names every setting, its values, its default and what it decides', () => {
  const text = settingsMarkdown(base.table)
  for (const name of Object.keys(base.table)) expect(text).toContain(`| \`${name}\` |`)
  expect(text).toContain('| `KAFKA_BROKERS` | a list separated by commas | **required** |')
  expect(text).toContain('| `KAFKA_SASL_PASSWORD` | text |  | The password for the brokers. Secret. |')
  expect(text).toContain('Development only.')
})
