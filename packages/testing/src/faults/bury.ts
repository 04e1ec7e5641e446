import { Kafka, logLevel } from 'kafkajs'
import type { Testbed } from '../testbed.ts'
import { leaveGroup } from './leave-group.ts'
import type { RunnableService } from './service-environment.ts'

/**
 * Lets broker and database know at once what they would find out by time-outs (15 s for the group, 10 s for the relay's
 * lease): that no process of the service lives any more. Only to keep a test short that kills often; without it a
 * service takes up its work by itself, just later. Not while a process of the service lives.
 */
export async function bury(testbed: Testbed, service: RunnableService): Promise<void> {
  const groupId = `${testbed.topicPrefix}${service}-service`
  const [coordinator] = testbed.brokers
  const admin = new Kafka({ brokers: [...testbed.brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    const { groups } = await admin.describeGroups([groupId])
    for (const { memberId } of groups.flatMap((group) => group.members)) {
      await leaveGroup(coordinator as string, groupId, memberId)
    }
  } finally {
    await admin.disconnect()
  }
  await (await testbed.database(service)).collection('leases').deleteMany({})
}
