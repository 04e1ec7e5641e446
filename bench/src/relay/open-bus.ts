import { type Bus, createBus } from '@laurel/messaging'
import { createMetrics } from '@laurel/service-kit'
import type { Testbed } from '@laurel/testing'
import { silent } from '../silent-log.ts'

/** A bus of points-service without handlers: all it does is write and publish. */
export async function openBus(bed: Testbed): Promise<Bus> {
  return createBus({
    service: 'points',
    db: await bed.database('relay'),
    kafka: { brokers: bed.brokers },
    topicPrefix: bed.topicPrefix,
    codec: bed.codec,
    now: Date.now,
    log: silent,
    registry: createMetrics('bench').registry,
    reads: ['points.commands'],
    stores: {},
    handlers: [],
  })
}
