import type { Database } from '@laurel/mongo'
import { settle, type Testbed } from '@laurel/testing'
import type { Ground } from '../ground.ts'
import { preload } from '../purchases/preload.ts'
import type { PurchaseSet } from '../purchases/purchase-set.ts'
import { type BenchService, startBenchService } from '../service/bench-service.ts'
import { checkPoints } from './check-points.ts'
import { handledCount } from './handled-count.ts'
import { publishedCount } from './published-count.ts'
import { type Growth, timeGrowth } from './time-growth.ts'

export interface PipelineRun {
  /** Purchases committed to the ledger. */
  readonly committed: Growth
  /** When the outbox was empty: every fact of them is on its topic. */
  readonly publishedAt: number
}

export interface PipelinePlan {
  readonly name: string
  readonly set: PurchaseSet
  /** Where to run, if not in a database of the bed. */
  readonly database?: { readonly db: Database; readonly name: string }
  readonly nodeOptions?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Called when the warm-up has ended. */
  readonly onWarm?: (service: BenchService) => Promise<void>
  /** Called when all is committed, before the service is stopped. */
  readonly onCommitted?: (service: BenchService) => Promise<void>
}

/**
 * Runs points-service as a process of its own over purchases that lie on the topic already. Nothing is timed until the
 * warm-up's share is committed. Throws when a balance is wrong in the end.
 */
export async function runPipeline(ground: Ground, bed: Testbed, plan: PipelinePlan): Promise<PipelineRun> {
  const { set, name } = plan
  const { db, name: database } = plan.database ?? (await ownDatabase(bed))
  await preload(bed, set)
  const service = await startBenchService(ground, {
    name,
    entry: 'services/points-service/src/main.ts',
    env: { LAUREL_DATABASE: database, LAUREL_TOPIC_PREFIX: bed.topicPrefix, ...plan.env },
    nodeOptions: plan.nodeOptions ?? [],
  })
  try {
    const committed = await timeGrowth({
      what: 'the ledger of points-service',
      count: () => handledCount(db),
      warmUp: set.warmUp,
      target: set.purchases.length,
      onWarm: async () => plan.onWarm?.(service),
      assertAlive: service.assertAlive,
    })
    await plan.onCommitted?.(service)
    await settle('the outbox to be published', () => isOutboxEmpty(db), 120_000)
    const publishedAt = performance.now()
    await checkPoints(db, set)
    await checkPublished(bed, set)
    return { committed, publishedAt }
  } finally {
    await service.stop()
  }
}

async function ownDatabase(bed: Testbed) {
  return { db: await bed.database('points'), name: bed.databaseName('points') }
}

async function isOutboxEmpty(db: Database): Promise<boolean> {
  return (await db.collection('outbox').findOne({ pending: true }, { projection: { _id: 1 } })) === null
}

async function checkPublished(bed: Testbed, set: PurchaseSet): Promise<void> {
  const published = await publishedCount(bed, 'points.events')
  if (published !== set.purchases.length) throw new Error(`${published} facts for ${set.purchases.length} purchases`)
}
