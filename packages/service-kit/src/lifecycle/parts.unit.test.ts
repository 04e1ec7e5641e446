import { describe, expect, test } from 'vitest'
import { createLogger, type Part, startParts } from '../index.ts'

const log = createLogger({ service: 'test', version: '1', level: 'silent' })

function recorder() {
  const seen: string[] = []
  const part = (name: string, fault: { start?: Error; stop?: Error } = {}): Part => ({
    name,
    start: () => {
      seen.push(`start ${name}`)
      if (fault.start) throw fault.start
    },
    stop: async () => {
      seen.push(`stop ${name}`)
      if (fault.stop) throw fault.stop
    },
  })
  return { seen, part }
}

describe('parts', () => {
  test('start in order and stop in reverse', async () => {
    const { seen, part } = recorder()
    const whole = await startParts(log, [part('a'), part('b'), { name: 'c', start: () => {} }])
    await whole.stop()
    expect(seen).toEqual(['start a', 'start b', 'stop b', 'stop a'])
  })

  test('one that fails to start: those before it are stopped, those after it never start', async () => {
    const { seen, part } = recorder()
    const fault = new Error('no broker')
    await expect(startParts(log, [part('a'), part('b', { start: fault }), part('c')])).rejects.toBe(fault)
    expect(seen).toEqual(['start a', 'start b', 'stop a'])
  })

  test('one that fails to stop does not keep the others from it', async () => {
    const { seen, part } = recorder()
    const fault = new Error('stuck')
    const whole = await startParts(log, [part('a'), part('b', { stop: fault }), part('c')])
    await expect(whole.stop()).rejects.toMatchObject({ errors: [fault], message: '1 of 3 parts failed to stop' })
    expect(seen.slice(3)).toEqual(['stop c', 'stop b', 'stop a'])
  })

  test('two stops are one', async () => {
    const { seen, part } = recorder()
    const whole = await startParts(log, [part('a')])
    await Promise.all([whole.stop(), whole.stop()])
    expect(seen).toEqual(['start a', 'stop a'])
  })
})
