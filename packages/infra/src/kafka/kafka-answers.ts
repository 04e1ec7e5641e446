import { Kafka, logLevel } from 'kafkajs'

/**
 * Null when the broker at one of the addresses answers and knows its controller, so that topics can be made; else why not.
 * Asks once, with short time limits.
 */
export async function kafkaSilence(brokers: readonly string[], timeoutMs = 1000): Promise<Error | null> {
  const retry = { retries: 0 }
  const logs = { logLevel: logLevel.NOTHING }
  const admin = new Kafka({
    brokers: [...brokers],
    clientId: 'laurel-infra',
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    retry,
    ...logs,
  }).admin()
  try {
    await admin.connect()
    const cluster = await admin.describeCluster()
    if (cluster.brokers.length > 0 && cluster.controller !== null) return null
    return new Error('the broker has no controller yet')
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    await admin.disconnect()
  }
}
