import { setTimeout as wait } from 'node:timers/promises'
import { type Admin, Kafka, logLevel } from 'kafkajs'

/**
 * Null when the broker at one of the addresses answers and knows its controller, so that topics can be made; else why not.
 * Asks once, with short time limits.
 */
export function kafkaSilence(brokers: readonly string[], timeoutMs = 1000): Promise<Error | null> {
  return ask(brokers, timeoutMs, async (admin) => {
    const cluster = await admin.describeCluster()
    if (cluster.brokers.length === 0 || cluster.controller === null) throw new Error('the broker has no controller yet')
  })
}

/**
 * Null when consumer groups can be joined on a broker with four partitions for offsets; else why not. A new broker makes
 * them at the first such question and then loads them, which takes a second; consumers that come too early fail and warn.
 */
export function groupSilence(brokers: readonly string[], timeoutMs = 1000): Promise<Error | null> {
  return ask(brokers, timeoutMs, async (admin) => {
    // kafkajs knows no broker to ask before it has seen the cluster.
    await admin.describeCluster()
    await admin.describeGroups(onePerPartition)
  })
}

/** A group belongs to the partition of its name's hash, which the last letter moves on by one. */
const onePerPartition = ['laurel-warm-up-a', 'laurel-warm-up-b', 'laurel-warm-up-c', 'laurel-warm-up-d']

/**
 * kafkajs stops watching the time of its requests as soon as it disconnects: with one still open it would wait for ever.
 * The whole therefore has a limit of its own, after which the next client asks anew.
 */
async function ask(
  brokers: readonly string[],
  timeoutMs: number,
  question: (admin: Admin) => Promise<unknown>,
): Promise<Error | null> {
  const late = new AbortController()
  const limit = wait(5 * timeoutMs, new Error('no answer in time'), { signal: late.signal })
  limit.catch(() => {}) // ended early
  try {
    return await Promise.race([askOnce(brokers, timeoutMs, question), limit])
  } finally {
    late.abort()
  }
}

async function askOnce(
  brokers: readonly string[],
  timeoutMs: number,
  question: (admin: Admin) => Promise<unknown>,
): Promise<Error | null> {
  const admin = new Kafka({
    brokers: [...brokers],
    clientId: 'laurel-infra',
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  }).admin()
  try {
    await admin.connect()
    await question(admin)
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    await admin.disconnect()
  }
}
