import { type Database, defineIndexes } from '@laurel/mongo'
import type { BusSettings } from './bus-settings.ts'
import { POSITIONS } from './consumer/position.store.ts'
import { PARKED } from './dead-letters/parked.store.ts'
import { inboxIndexes } from './inbox/inbox.store.ts'
import { LEASES } from './outbox/lease.store.ts'
import { outboxIndexes } from './outbox/outbox.store.ts'
import type { StoreDefs } from './state/store.ts'
import { STREAMS } from './stream/stream.store.ts'

/** Creates the collections and indexes of the bus and of a service's stores. Idempotent. */
export async function ensureBusCollections(db: Database, stores: StoreDefs, settings: BusSettings): Promise<void> {
  await defineIndexes(db, [
    STREAMS,
    POSITIONS,
    LEASES,
    PARKED,
    inboxIndexes(settings.inboxRetentionMs / 1000),
    outboxIndexes(settings.outboxRetentionMs / 1000),
    ...Object.values(stores).map(({ collection, indexes = [] }) => ({ name: collection, indexes })),
  ])
}
