import { expect, test } from 'vitest'
import { startOptions } from './start-options.ts'

test('without arguments and settings everything is where the contract says', () => {
  const options = startOptions([], {})
  expect(options).toMatchObject({ demo: false, keep: false, kafkaPort: 9092, mongoPort: 27_017 })
  expect(options.services.map(({ name, port }) => [name, port])).toEqual([
    ['member-service', 8080],
    ['points-service', 8081],
    ['payment-service', 8082],
    ['moderation-service', 8083],
  ])
})

test('flags and ports are taken', () => {
  const options = startOptions(['--demo', '--keep'], { LAUREL_HTTP_PORT: '18080', LAUREL_KAFKA_PORT: '19092' })
  expect(options).toMatchObject({ demo: true, keep: true, kafkaPort: 19_092 })
  expect(options.services[0]?.port).toBe(18_080)
})

test('what cannot be understood is refused with a hint', () => {
  expect(() => startOptions(['--dmeo'], {})).toThrow("Unknown option '--dmeo'. See npm start -- --help")
  expect(() => startOptions(['demo'], {})).toThrow('See npm start -- --help')
  expect(() => startOptions([], { LAUREL_HTTP_PORT: '80800' })).toThrow('LAUREL_HTTP_PORT=80800 is not a port')
})
