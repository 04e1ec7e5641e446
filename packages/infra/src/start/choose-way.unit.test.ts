import { expect, test } from 'vitest'
import { InfraError } from '../infra-error.ts'
import { startFirstWay } from './choose-way.ts'
import type { How, RunningPart, Way } from './part.ts'

const running = (how: How): RunningPart<string> => ({
  how,
  address: how,
  title: how,
  process: null,
  stop: async () => {},
})
const there = (how: How) => async (): Promise<Way<string>> => ({ start: async () => running(how) })
const missing = (what: string) => async (): Promise<Way<string>> => ({
  missing: new InfraError('LAUREL_START_NO_RUNTIME', what, `install it (${what})`),
})

test('what the environment names comes before a local process, and that before Docker', async () => {
  const given = async () => running('given')
  expect(await startFirstWay('Kafka', { given, local: there('local'), docker: there('docker') })).toMatchObject({
    how: 'given',
  })
  expect(await startFirstWay('Kafka', { given: null, local: there('local'), docker: there('docker') })).toMatchObject({
    how: 'local',
  })
  expect(await startFirstWay('Kafka', { given: null, local: missing('Java'), docker: there('docker') })).toMatchObject({
    how: 'docker',
  })
})

test('with neither Java nor Docker the error names both and what to do about each', async () => {
  const start = startFirstWay('Kafka', { given: null, local: missing('No Java.'), docker: missing('No Docker.') })
  await expect(start).rejects.toThrow('Kafka can run neither as a local process nor in Docker: No Java. No Docker.')
  await expect(start).rejects.toThrow('What to do: install it (No Java.) Or install it (No Docker.)')
})

test('a way that is there but fails is not passed over', async () => {
  const local = async (): Promise<Way<string>> => ({ start: () => Promise.reject(new Error('port')) })
  await expect(startFirstWay('Kafka', { given: null, local, docker: there('docker') })).rejects.toThrow('port')
})
