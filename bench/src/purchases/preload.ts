import { createKafka, ensureTopics } from '@laurel/messaging'
import type { Testbed } from '@laurel/testing'
import { silent } from '../silent-log.ts'
import type { PurchaseSet } from './purchase-set.ts'

const CHUNK = 2_000

/** Puts all purchases on `platform.events` before anybody reads it. */
export async function preload(bed: Testbed, { purchases }: PurchaseSet): Promise<void> {
  const kafka = createKafka({ brokers: bed.brokers, clientId: 'bench' }, silent)
  await ensureTopics(kafka, bed.topicPrefix, ['platform.events'], { log: silent })
  for (let from = 0; from < purchases.length; from += CHUNK) await bed.send(purchases.slice(from, from + CHUNK))
}
