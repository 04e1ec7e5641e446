import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'

// Each test starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const FIXTURE = fileURLToPath(new URL('../../test/fixtures/service.fixture.ts', import.meta.url))
const ENV = { KAFKA_BROKERS: 'localhost:9092', MONGODB_URL: 'mongodb://localhost/', LOG_LEVEL: 'info' }

type Service = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> }

function run(mode: string, env: Record<string, string> = ENV): Service {
  const child = spawn(process.execPath, [FIXTURE, mode], { env: { PATH: process.env.PATH ?? '', ...env } })
  let out = ''
  let err = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return { child, out: () => out, err: () => err, ended }
}

const isUp = (service: Service) => expect.poll(() => service.out(), { timeout: 50_000 }).toContain('up\n')

describe('exit codes', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('0: %s stops the parts, the last first', async (signal) => {
    const service = run('')
    await isUp(service)
    service.child.kill(signal)
    expect(await service.ended).toBe(0)
    expect(service.out()).toMatch(/"msg":"stopping"[\s\S]*second stopped\nfirst stopped\n[\s\S]*"msg":"stopped"/)
  })

  test('78: wrong settings are all listed, in lines for people, without a stack', async () => {
    const service = run('', { PORT: 'x', LAUREL_MODE: 'test' })
    expect(await service.ended).toBe(78)
    expect(service.err()).toMatch(/^test-service: 4 settings are wrong\n {2}LAUREL_MODE has a value/)
    expect(service.err()).not.toMatch(/^\s+at /m)
    expect(service.out()).toBe('')
  })

  test('1: a start that fails is told', async () => {
    const service = run('fail')
    expect(await service.ended).toBe(1)
    expect(service.out()).toMatch(/"level":"fatal".*the broker is not there/)
  })

  test.each([
    ['reject', 'unhandled rejection', 'nobody waits for me'],
    ['throw', 'uncaught exception', 'out of the blue'],
  ])('1: on %s no half-alive process is left', async (mode, what, message) => {
    const service = run(mode)
    expect(await service.ended).toBe(1)
    expect(service.out()).toMatch(new RegExp(`"level":"fatal".*${message}.*"msg":"${what}"`))
  })

  test('1: a stop that takes longer than LAUREL_STOP_LIMIT', async () => {
    const service = run('stuck', { ...ENV, LAUREL_STOP_LIMIT: 'PT0.1S' })
    await isUp(service)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(1)
    expect(service.out()).toContain('the stop ran over its limit')
  })

  test('1: a part that fails to stop, after all others were stopped', async () => {
    const service = run('bad-stop')
    await isUp(service)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(1)
    expect(service.out()).toContain('second stopped\nfirst stopped\n')
  })

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('a second %s ends a stop at once: %d', async (signal, code) => {
    const service = run('stuck')
    await isUp(service)
    service.child.kill(signal)
    await expect.poll(() => service.out()).toContain('"msg":"stopping"')
    service.child.kill(signal)
    expect(await service.ended).toBe(code)
  })
})

test('an unknown LAUREL_ variable is a warning in the log', async () => {
  const service = run('', { ...ENV, LAUREL_STOPLIMIT: 'PT1S' })
  await isUp(service)
  service.child.kill('SIGTERM')
  await service.ended
  expect(service.out()).toMatch(/"level":"warn".*did you mean LAUREL_STOP_LIMIT\?/)
})
