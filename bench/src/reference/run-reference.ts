import type { Testbed } from '@laurel/testing'
import type { Ground } from '../ground.ts'
import { checkPoints } from '../pipeline/check-points.ts'
import { type Growth, timeGrowth } from '../pipeline/time-growth.ts'
import { preload } from '../purchases/preload.ts'
import type { PurchaseSet } from '../purchases/purchase-set.ts'
import { startBenchService } from '../service/bench-service.ts'

/** Times the reference consumer, a process of its own, over purchases that lie on the topic already. */
export async function runReference(ground: Ground, bed: Testbed, set: PurchaseSet): Promise<Growth> {
  const db = await bed.database('reference')
  await preload(bed, set)
  const consumer = await startBenchService(ground, {
    name: 'reference',
    entry: 'bench/src/reference-consumer.ts',
    env: { LAUREL_DATABASE: bed.databaseName('reference'), LAUREL_TOPIC_PREFIX: bed.topicPrefix },
  })
  try {
    const growth = await timeGrowth({
      what: 'the ledger of the reference',
      count: () => db.collection('ledger_transactions').countDocuments(),
      warmUp: set.warmUp,
      target: set.purchases.length,
      assertAlive: consumer.assertAlive,
    })
    await checkPoints(db, set)
    return growth
  } finally {
    await consumer.stop()
  }
}
