import type { Testbed } from './testbed.ts'

/** The environment of a service that is started in a test file's own corner; spread more over it. */
export function testEnvironment(testbed: Testbed, database: string): Record<string, string> {
  return {
    KAFKA_BROKERS: testbed.brokers.join(','),
    MONGODB_URL: testbed.mongodbUrl,
    LAUREL_DATABASE: testbed.databaseName(database),
    LAUREL_TOPIC_PREFIX: testbed.topicPrefix,
    LAUREL_MODE: 'development',
    LAUREL_CLOCK_START: '2026-11-23T04:00:00Z',
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
}
