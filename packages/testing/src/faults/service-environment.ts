import { join } from 'node:path'
import type { Testbed } from '../testbed.ts'

/** The services that can be run; the folder of each is `services/<name>-service`. */
export type RunnableService = 'member' | 'points' | 'payment' | 'moderation'

/**
 * The whole environment of a service in a testbed: nothing of this process's own is passed on but the PATH.
 *
 * `folder` is for the keys that the service makes for itself.
 *
 * The ids of other teams' messages are kept for years: the database removes them by its own clock, which may be far from
 * the one that LAUREL_CLOCK_START sets.
 */
export function serviceEnvironment(
  testbed: Testbed,
  service: RunnableService,
  { port, folder }: { readonly port: number; readonly folder: string },
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LAUREL_MODE: 'development',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    PORT: String(port),
    KAFKA_BROKERS: testbed.brokers.join(','),
    MONGODB_URL: testbed.mongodbUrl,
    LAUREL_TOPIC_PREFIX: testbed.topicPrefix,
    LAUREL_DATABASE: testbed.databaseName(service),
    LAUREL_MASTER_KEY_FILE: join(folder, 'master.key'),
    LAUREL_INBOX_RETENTION: 'P3650D',
  }
}
