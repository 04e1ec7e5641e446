import { expect, test } from 'vitest'
import { readableLogLine } from './readable-log-line.ts'

test('a warning or worse is shown with its code and cause', () => {
  const line = JSON.stringify({
    level: 'error',
    msg: 'relay failed',
    code: 'RELAY',
    err: { code: 'ECONNREFUSED', message: 'no broker' },
  })
  expect(readableLogLine('points-service', line)).toBe(
    'points-service ERROR: relay failed – RELAY – ECONNREFUSED – no broker',
  )
  expect(readableLogLine('a', '{"level":"warn","msg":"slow"}')).toBe('a WARN: slow')
})

test('the rest stays in the log file', () => {
  expect(readableLogLine('a', '{"level":"info","msg":"listening"}')).toBeNull()
  expect(readableLogLine('a', '')).toBeNull()
})

test('what is not JSON, such as a crash of Node itself, is shown as it is', () => {
  expect(readableLogLine('a', 'SyntaxError: x')).toBe('a: SyntaxError: x')
  expect(readableLogLine('a', '{"level":"error","ms')).toBe('a: {"level":"error","ms')
})
