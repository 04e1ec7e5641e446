import { describe, expect, test } from 'vitest'
import { settings } from '../src/settings.ts'

const needed = { KAFKA_BROKERS: 'broker:9092', MONGODB_URL: 'mongodb://database/' }

describe('settings of member-service', () => {
  test('production refuses to start without a message gateway, and says which setting is missing', () => {
    expect(() => settings.load({ ...needed, LAUREL_MODE: 'production' })).toThrow(/LAUREL_MESSAGE_GATEWAY_URL/)
    const url = 'https://messages.example/'
    const loaded = settings.load({ ...needed, LAUREL_MODE: 'production', LAUREL_MESSAGE_GATEWAY_URL: url })
    expect(loaded.LAUREL_MESSAGE_GATEWAY_URL).toBe(url)
  })

  test('development needs none', () => {
    const loaded = settings.load({ ...needed, LAUREL_MODE: 'development' })
    expect(loaded.LAUREL_MESSAGE_GATEWAY_URL).toBeUndefined()
  })

  test('never shows the token of the gateway', () => {
    const loaded = settings.load({ ...needed, LAUREL_MODE: 'development', LAUREL_MESSAGE_GATEWAY_TOKEN: 'hidden' })
    expect(JSON.stringify(settings.describe(loaded))).not.toContain('hidden')
  })
})
