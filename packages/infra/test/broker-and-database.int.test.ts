import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kafka, logLevel } from 'kafkajs'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, type Infra, startInfra } from '../src/index.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'laurel-infra-'))
const log: string[] = []
let infra: Infra

const start = (options: { mongoPort?: number } = {}) =>
  startInfra({ dataDir, ignoreGiven: true, log: (line) => log.push(line), ...options })

beforeAll(async () => {
  infra = await start()
})

afterAll(async () => {
  await infra.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function topics<T>(work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = new Kafka({ brokers: infra.brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  return work(admin).finally(() => admin.disconnect())
}

async function database<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(infra.mongodbUrl)
  return work(client).finally(() => client.close())
}

describe('what startInfra gives', () => {
  test('is a broker that makes no topic by itself and a database with transactions', async () => {
    await topics((admin) => admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 3 }] }))
    await database(async (client) => {
      await client.withSession((session) =>
        session.withTransaction(() => client.db('kept').collection('docs').insertOne({ n: 1 }, { session })),
      )
    })
    expect(infra.how).toEqual({ kafka: 'local', mongodb: 'local' })
    expect(Object.keys(infra.pids)).toEqual(['kafka', 'mongodb'])
  })

  test('says what it does and how long it took', () => {
    expect(log.filter((line) => /^Starting (Kafka|MongoDB) .*: done in [\d.]+ s$/.test(line))).toHaveLength(2)
  })
})

test('a second instance on the same folder is refused, with the addresses of the first', async () => {
  await expect(start()).rejects.toMatchObject({ code: 'LAUREL_START_ALREADY_RUNNING' })
  await expect(start()).rejects.toThrow(infra.brokers[0])
})

test('a port that is taken is named before anything starts, with who has it', async () => {
  const kafkaPort = Number(infra.brokers[0]?.split(':')[1])
  const other = await mkdtemp(join(tmpdir(), 'laurel-infra-'))
  const refused = startInfra({ dataDir: other, ignoreGiven: true, kafkaPort })
  await expect(refused).rejects.toThrow(
    `Port ${kafkaPort}, needed for Kafka, is taken by java (pid ${infra.pids.kafka})`,
  )
  rmSync(other, { recursive: true })
})

describe('after a crash', () => {
  test('broker and database come back on the same port with the same data', async () => {
    const before = infra.pids
    await Promise.all([infra.kafka.kill(), infra.mongodb.kill()])
    expect(infra.pids).toEqual({})
    await Promise.all([infra.kafka.start(), infra.mongodb.start()])
    expect(infra.pids).not.toEqual(before)
    expect(await topics((admin) => admin.listTopics())).toContain('kept')
    expect(await database((client) => client.db('kept').collection('docs').countDocuments())).toBe(1)
  })

  test('one that ends by itself is reported', async () => {
    const lost = new Promise<Error>((resolve) => infra.onLost(resolve))
    process.kill(infra.pids.mongodb ?? 0, 'SIGKILL')
    expect((await lost).message).toContain('MongoDB was ended by SIGKILL')
  })
})

test('data outlives a stop, and a database finds its replica set again on another port', async () => {
  await infra.stop()
  infra = await start({ mongoPort: await freePort() })
  expect(await topics((admin) => admin.listTopics())).toContain('kept')
  expect(await database((client) => client.db('kept').collection('docs').countDocuments())).toBe(1)
})
