import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startFixture } from './member-service.fixture.ts'

let folder: string
let service: Running
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-clock-'))
  service = await startFixture('dev-clock', { LAUREL_CLOCK_FILE: join(folder, 'clock.json') })
})
afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true })
})

const move = (body: unknown) => service.post('/dev/clock', body)

describe('200', () => {
  test('the clock moves forward by a duration, and every service of the machine is told', async () => {
    const before = service.now()
    const { status, body } = await move({ advance: 'P8D' })
    expect(status).toBe(200)
    const days = Math.round((Date.parse(body.now) - before) / 86_400_000)
    expect(days).toBe(8)
    expect(JSON.parse(readFileSync(join(folder, 'clock.json'), 'utf8')).aheadMs).toBeTypeOf('number')
  })
})

describe('400', () => {
  test.each([
    [{}, 'CLOCK_MOVE_INVALID'],
    [{ advance: 'P1D', now: '2030-01-01T00:00:00Z' }, 'CLOCK_MOVE_INVALID'],
    [{ advance: 'eight days' }, 'CLOCK_MOVE_INVALID'],
    [{ now: '2020-01-01T00:00:00Z' }, 'CLOCK_MOVE_INVALID'],
    [{ now: 'tomorrow' }, 'VALIDATION_FAILED'],
  ])('%o', async (body, code) => {
    expect((await move(body)).body).toMatchObject({ status: 400, code })
  })
})
